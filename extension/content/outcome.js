/** One press when the card is wrong, or right, and one to take it back. */
var garboOutcome = (() => {
  const { make, button } = garboDom;
  const { say } = garboWords;
  /** @typedef {import('../background/wire.js').Analysis} Analysis */
  /** @typedef {import('../background/wire.js').Suspicion} Suspicion */
  /** @typedef {import('../background/wire.js').OutcomeResult} OutcomeResult */

  /**
   * @param {{analysis: Analysis, moved: (result: OutcomeResult) => void, openOptions: () => unknown}} how
   *   `moved` is told the score and its evidence after each press
   * @returns {{element: HTMLElement, refresh: (suspicion: Suspicion) => void}}
   */
  function view({ analysis, moved, openOptions }) {
    const { caseId } = analysis;
    const { element: wrong, trying } = garboTrouble.corner(openOptions);
    const status = make('p', { class: 'quiet', role: 'status', 'data-garbo': 'outcome' });
    let band = analysis.suspicion.band;
    let noted = analysis.outcome === 'genuine' || analysis.outcome === 'campaign';
    let busy = false;

    /** @param {() => Promise<OutcomeResult>} ask @param {boolean} after */
    const press = (ask, after) => trying(async () => {
      if (busy) return;
      busy = true;
      try {
        const result = await ask();
        noted = after;
        // Before the buttons change: a person who works with the keyboard goes on at the other one.
        const hadFocus = slot.querySelector(':focus') !== null;
        moved(result);
        show();
        if (hadFocus) slot.querySelector('button')?.focus();
      } finally {
        busy = false;
      }
    });

    /** What the card says, and what whoever finds it wrong says. */
    const said = () => (band === 'likely-customer' ? 'genuine' : 'campaign');
    const opposite = () => (band === 'likely-customer' ? 'campaign' : 'genuine');
    /** @param {'wrong' | 'right'} name @param {() => string} outcome */
    const answer = (name, outcome) => button(name, '',
      press(() => garboWorker.ask({ type: 'outcome', caseId, outcome: outcome() }), true), 'button plain');
    const wrongButton = answer('wrong', opposite);
    const rightButton = answer('right', said);
    const undo = button('undo', say('undo'),
      press(() => garboWorker.ask({ type: 'undo-outcome', caseId }), false), 'button plain');
    const slot = make('span', { class: 'answers' });
    const line = make('div', { class: 'verdict' }, status, slot);

    function show() {
      status.textContent = noted ? say('outcomeNoted') : '';
      wrongButton.textContent = say(opposite() === 'campaign' ? 'wrongNotCustomer' : 'wrongCustomer');
      rightButton.textContent = say(said() === 'campaign' ? 'rightNotCustomer' : 'rightCustomer');
      const wanted = noted ? [undo] : [wrongButton, rightButton];
      // Put in again, a button would lose the focus.
      if (slot.firstChild !== wanted[0]) slot.replaceChildren(...wanted);
      line.hidden = !caseId || (band === 'not-negative' && !noted);
    }

    show();
    return {
      element: make('div', {}, line, wrong),
      refresh: (suspicion) => {
        band = suspicion.band;
        show();
      },
    };
  }

  return Object.freeze({ view });
})();

/** One press when the card is wrong, and one to take it back. */
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

    /** Whoever says that this is wrong says the opposite. */
    const opposite = () => (band === 'likely-customer' ? 'campaign' : 'genuine');
    const first = button('wrong', '',
      press(() => garboWorker.ask({ type: 'outcome', caseId, outcome: opposite() }), true), 'button plain');
    const undo = button('undo', say('undo'),
      press(() => garboWorker.ask({ type: 'undo-outcome', caseId }), false), 'button plain');
    const slot = make('span', {});
    const line = make('div', { class: 'verdict' }, status, slot);

    function show() {
      status.textContent = noted ? say('outcomeNoted') : '';
      first.textContent = say(opposite() === 'campaign' ? 'wrongNotCustomer' : 'wrongCustomer');
      const wanted = noted ? undo : first;
      // Put in again, a button would lose the focus.
      if (slot.firstChild !== wanted) slot.replaceChildren(wanted);
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

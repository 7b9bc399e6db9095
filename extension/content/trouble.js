/** When something went wrong: what happened, what is safe, what to do. */
var garboTrouble = (() => {
  const { make, button } = garboDom;
  const { say, keyOf } = garboWords;
  /** @type {Partial<Record<string, string>>} kinds that settings can mend */
  const MENDED_IN_OPTIONS = { 'not-paired': 'openOptionsToPair', 'not-allowed': 'openOptions', 'bad-address': 'openOptions' };
  const WORTH_AGAIN = ['not-running', 'slow', 'storage-full', 'server-error'];

  /**
   * @param {import('../background/trouble.js').Trouble} trouble
   * @param {{retry?: () => unknown, openOptions: () => unknown}} doing
   * @returns {HTMLElement}
   */
  function view({ kind, detail }, { retry, openOptions }) {
    const key = `trouble_${keyOf(kind)}`;
    const command = say(`${key}_command`);
    const label = MENDED_IN_OPTIONS[kind];
    return make('section', { 'data-garbo': 'error', 'data-kind': kind, class: 'trouble' },
      make('h3', {}, say(`${key}_what`)),
      make('p', {}, say(`${key}_safe`)),
      make('p', {}, say(`${key}_do`)),
      command && make('pre', {}, command),
      kind === 'server-error' && detail && make('p', { class: 'quiet' }, detail),
      make('div', { class: 'buttons' },
        label && button('open-options', say(label), openOptions, 'button main'),
        retry && WORTH_AGAIN.includes(kind) && button('retry', say('retry'), retry, 'button main')));
  }

  /**
   * A place for what goes wrong in one part of the card, so that the rest of it stays as it is.
   * @param {() => unknown} openOptions
   * @returns {{element: HTMLElement, trying: (act: () => Promise<void>) => () => Promise<void>}} what is tried never throws
   */
  function corner(openOptions) {
    const element = make('div', { role: 'alert', class: 'wrong' });
    /** @param {() => Promise<void>} act */
    const trying = (act) => async () => {
      element.replaceChildren();
      try {
        await act();
      } catch (error) {
        element.replaceChildren(view(garboWorker.troubleOf(error), { retry: trying(act), openOptions }));
        element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      }
    };
    return { element, trying };
  }

  return Object.freeze({ view, corner });
})();

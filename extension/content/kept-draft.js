/** The draft that waits for a comment which cannot be weighed now: nothing that was written is lost. */
var garboKeptDraft = (() => {
  const { make } = garboDom;
  const { say } = garboWords;

  /**
   * @param {import('../background/wire.js').KeptDraft} kept
   * @param {string[]} comments what it is kept by
   * @param {() => BoxFound} findBox
   * @returns {HTMLElement}
   */
  function view(kept, comments, findBox) {
    const field = make('textarea', { 'data-garbo': 'reply', 'aria-label': say('replyLabel'), lang: kept.language, spellcheck: 'true', rows: '8', dir: 'auto' });
    field.value = kept.text;
    const status = make('p', { class: 'quiet', 'data-garbo': 'status', role: 'status' });
    /** @param {string} key @param {...string} places */
    const tell = (key, ...places) => {
      status.textContent = key && say(key, ...places);
    };
    const keeper = garboDraftKeeper.of(comments, () => tell('draftNotKept'));
    const sending = garboSending.view({
      field,
      tell,
      findBox,
      settled: async () => {},
      red: () => '',
      // It cannot be noted now, so it stays until it can be.
      sent: async (how) => tell(`${how}NotNoted`),
    });
    field.addEventListener('input', () => {
      sending.calm();
      if (field.value.trim()) keeper.keep({ ...kept, text: field.value });
      else keeper.forget();
    });
    return make('section', { class: 'kept', 'data-garbo': 'kept' },
      make('h3', {}, say('keptHere')),
      make('p', { class: 'quiet where', 'data-garbo': 'where', 'data-where': kept.where }, say(`where_${kept.where}`)),
      field,
      make('p', { class: 'quiet', 'data-garbo': 'offline' }, say('keptUnchecked')),
      make('div', { class: 'buttons' }, sending.copy, kept.where === 'public' && sending.insert),
      status);
  }

  return Object.freeze({ view });
})();

/** The fold "how a reader sees it": the comment and our draft as the page would show them, and what to look at again. */
var garboReader = (() => {
  const { make, drawing, reveal } = garboDom;
  const { say } = garboWords;
  /** @typedef {import('../background/wire.js').Preview} Preview */
  /** @typedef {import('../background/wire.js').Span} ReaderSpan */
  /** @typedef {{text: string, stage?: string, register?: string, language?: string, where?: string, wished?: string}} ReaderDraft */

  const PERSON = 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0';
  const HOUSE = 'M4 10.5 12 4l8 6.5M6 9.5V20h12V9.5M10 20v-6h4v6';
  /** Who reads a text that others may see one day. */
  const OUTSIDE = ['public', 'private'];

  /** @param {string} text @param {ReaderSpan[]} spans what a reader would stumble over */
  const marked = (text, spans) =>
    garboExcerpt.whole(text, spans).map((piece) => (piece.shared ? make('mark', {}, piece.text) : piece.text));

  /**
   * @param {string} name in `data-garbo`
   * @param {string} who
   * @param {string} picture
   */
  function voice(name, who, picture) {
    const words = make('p', { dir: 'auto', class: 'said' });
    const element = make('div', { class: 'voice', 'data-garbo': name }, drawing(picture, 'face'),
      make('div', { class: 'bubble' }, make('p', { class: 'speaker' }, who), words));
    /** @param {string} language @param {...(Node | string)} text */
    const put = (language, ...text) => {
      words.replaceChildren(...text);
      if (language && language !== 'und') words.lang = language;
    };
    return { element, put };
  }

  /** @param {Preview} found */
  const hintsOf = ({ hints, side, stronger }) => [
    make('ul', { class: 'hints' }, ...hints.map((hint) =>
      make('li', { 'data-garbo': 'reader-hint', 'data-code': hint.code }, hint.text))),
    make('p', { class: 'quiet', 'data-garbo': 'reader-side', 'data-stronger': stronger }, side),
  ];

  /**
   * @param {{commentText: string, getDraft: () => ReaderDraft, commentId: string | null, platform: string,
   *   openOptions?: () => unknown}} how
   * @returns {HTMLDetailsElement & {refresh: () => void}} closed; `refresh` when the draft has changed
   */
  function view({ commentText, getDraft, commentId, platform, openOptions = () => garboWorker.ask({ type: 'open-options' }) }) {
    const { element: wrong, trying } = garboTrouble.corner(openOptions);
    const person = voice('reader-comment', say('reader_person'), PERSON);
    const business = voice('reader-reply', say('reader_business'), HOUSE);
    business.element.classList.add('ours');
    const status = make('p', { class: 'quiet', role: 'status' });
    const hints = make('div', {});
    const page = make('div', { class: 'as-read' }, person.element, business.element);
    person.put('', ...garboExcerpt.short(commentText, []).map((piece) => piece.text));
    let asked = '';
    let asking = 0;

    const load = trying(async () => {
      const { text, stage, register, language, where = 'public', wished } = getDraft();
      const isInside = !OUTSIDE.includes(where);
      const isEmpty = !text.trim();
      page.hidden = isInside;
      business.element.hidden = isEmpty;
      const about = commentId ? { commentId } : { comment: commentText };
      const chosen = { ...(stage && { stage }), ...(register && { register }), ...(language && { language }), ...(wished && { variant: wished }) };
      const request = { text, platform, ...about, ...chosen };
      const now = JSON.stringify(request);
      if (now === asked) return;
      asked = now;
      const mine = (asking += 1);
      business.put(language ?? '', text);
      if (isInside || isEmpty) {
        hints.replaceChildren();
        status.textContent = say(isInside ? 'reader_inside' : 'reader_empty');
        return;
      }
      // What was said of the draft before stays until there is more: nothing blinks while one types.
      status.textContent = hints.hasChildNodes() ? '' : say('reader_working');
      try {
        /** @type {Preview} */
        const found = await garboWorker.ask({ type: 'preview', request });
        if (mine !== asking) return;
        person.put(found.commentLanguage, ...garboExcerpt.short(found.comment || commentText, []).map((piece) => piece.text));
        business.put(found.language, ...marked(text, found.hints.flatMap(({ spans }) => spans)));
        hints.replaceChildren(...hintsOf(found));
        status.textContent = '';
      } catch (error) {
        if (mine !== asking) return;
        asked = '';
        status.textContent = '';
        hints.replaceChildren();
        throw error;
      }
    });

    const details = make('details', { class: 'fold', 'data-garbo': 'reader' },
      make('summary', {}, say('reader_title')), status, hints, wrong, page);
    details.addEventListener('toggle', () => {
      reveal(details);
      if (details.open) void load().then(() => reveal(details));
    });
    return Object.assign(details, {
      refresh: () => {
        if (details.open) void load();
      },
    });
  }

  return Object.freeze({ view });
})();

/** Other comments that say the same: how many, and on opening the two texts side by side. */
var garboSimilar = (() => {
  const { make, button, reveal } = garboDom;
  const { say, keyOf } = garboWords;
  /** @typedef {import('../background/wire.js').Analysis} Analysis */
  /** @typedef {import('../background/wire.js').SideBySide} SideBySide */
  /** @typedef {import('../background/wire.js').Span} Span */

  /** @type {SideBySide['kind'][]} */
  const KINDS = ['copy', 'paraphrase', 'same-problem'];

  /** @param {Analysis['similar']} similar @returns {string[]} a line a kind, e.g. "2 commenti quasi uguali" */
  function counted(similar) {
    const own = similar.filter((each) => each.sameAuthor);
    const line = (/** @type {string} */ key, /** @type {number} */ count) =>
      count > 0 ? [say(`similar_${key}_${count === 1 ? 'one' : 'many'}`, count)] : [];
    return [
      ...KINDS.flatMap((kind) => line(keyOf(kind), similar.filter((each) => each.kind === kind && !each.sameAuthor).length)),
      ...line('own', own.length),
    ];
  }

  /** @param {string | null} at an ISO date or what the page said @returns {string} */
  function day(at) {
    const found = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(at ?? '');
    if (!found) return at ?? '';
    const [, year, month, date] = found.map(Number);
    const time = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date));
    return time.toLocaleDateString(say('language'), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  }

  /** @param {string | null} url */
  function host(url) {
    return url && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '';
  }

  /** @param {ExcerptPiece[]} pieces */
  const written = (pieces) => pieces.map((piece) => (piece.shared ? make('mark', {}, piece.text) : piece.text));

  /** @param {string} title @param {string} text @param {Span[]} spans */
  function side(title, text, spans) {
    const quote = make('blockquote', { dir: 'auto' }, ...written(garboExcerpt.short(text, spans)));
    const whole = make('blockquote', { dir: 'auto', tabindex: '-1' }, ...written(garboExcerpt.whole(text, spans)));
    const isWhole = quote.textContent === text;
    const all = button('whole-text', say('similar_all'), () => {
      quote.replaceWith(whole);
      const hadFocus = all.matches(':focus');
      all.remove();
      if (hadFocus) whole.focus({ preventScroll: true });
    }, 'button plain');
    return make('div', {}, make('h4', {}, title), quote, !isWhole && all);
  }

  /** @param {string} text @param {SideBySide} other */
  function pair(text, other) {
    const facts = [
      say(`similar_${keyOf(other.kind)}`),
      day(other.publishedAt),
      host(other.url),
      other.sameAuthor === null ? '' : say(other.sameAuthor ? 'similar_samePerson' : 'similar_otherPerson'),
    ];
    return make('li', { 'data-garbo': 'pair', 'data-kind': other.kind },
      make('p', { class: 'quiet' }, facts.filter(Boolean).join(' · ')),
      make('div', { class: 'sides' },
        side(say('similar_here'), text, other.shared.map(({ here }) => here)),
        side(say('similar_there'), other.text, other.shared.map(({ there }) => there))));
  }

  /** @param {Analysis} analysis @param {() => unknown} openOptions */
  function fold({ commentId, similar }, openOptions) {
    const { element: wrong, trying } = garboTrouble.corner(openOptions);
    const list = make('ul', { class: 'pairs' });
    const status = make('p', { class: 'quiet', role: 'status' });
    const details = make('details', { class: 'fold', 'data-garbo': 'similar' },
      make('summary', {}, ...counted(similar).map((line) => make('span', {}, line))), status, list, wrong);
    let asked = false;
    const load = trying(async () => {
      if (asked) return;
      asked = true;
      status.textContent = say('similar_working');
      try {
        /** @type {import('../background/wire.js').SimilarComments} */
        const found = await garboWorker.ask({ type: 'similar', commentId });
        list.replaceChildren(...found.similar.map((other) => pair(found.text, other)));
        status.textContent = found.similar.length > 0 ? '' : say('similar_gone');
        reveal(details);
      } catch (error) {
        status.textContent = '';
        asked = false;
        throw error;
      }
    });
    details.addEventListener('toggle', () => {
      reveal(details);
      if (details.open) void load();
    });
    return details;
  }

  /**
   * @param {Analysis} first
   * @param {() => unknown} openOptions
   * @returns {{element: HTMLElement, refresh: (analysis: Analysis) => void}} empty while nothing is alike
   */
  function view(first, openOptions) {
    const element = make('div', { class: 'wide' });
    let shown = '';
    /** @param {Analysis} analysis */
    const refresh = (analysis) => {
      const now = JSON.stringify(analysis.similar.map(({ commentId, kind }) => [commentId, kind]));
      // The same as before: a fold that is open stays open.
      if (now === shown) return;
      shown = now;
      element.replaceChildren(...(analysis.commentId && analysis.similar.length > 0 ? [fold(analysis, openOptions)] : []));
    };
    refresh(first);
    return { element, refresh };
  }

  return Object.freeze({ view });
})();

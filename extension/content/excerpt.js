/**
 * A text with the stretches that another text shares, shortened around them.
 *
 * @typedef {{text: string, shared: boolean}} ExcerptPiece `text` may hold an ellipsis of ours in the place of words
 */
var garboExcerpt = (() => {
  const AROUND = 48;
  const LONGEST_SHARED = 240;
  const ALONE = 240;
  /** Shorter than this, a text is not worth shortening. */
  const SHORT_ENOUGH = 240;
  const MOST_SHARED = 8;

  /** @param {string} text @param {number} most its beginning, to the end of a word where there is one */
  function head(text, most) {
    if (text.length <= most) return text;
    const cut = text.slice(0, most);
    return `${cut.slice(0, Math.max(cut.search(/\s\S*$/u), 0)) || wholeCharacters(cut)} …`;
  }

  /** @param {string} text @param {number} most its end, from the beginning of a word where there is one */
  function tail(text, most) {
    if (text.length <= most) return text;
    const cut = text.slice(-most);
    const space = cut.search(/\s/u);
    return `… ${space >= 0 && space < cut.length - 1 ? cut.slice(space + 1) : cut.replace(/^[\udc00-\udfff]/, '')}`;
  }

  /** @param {string} text without half a character at its end */
  const wholeCharacters = (text) => text.replace(/[\ud800-\udbff]$/, '');

  /** @param {string} text @param {number} most @param {number} each what is kept at both ends */
  const middle = (text, most, each) => (text.length <= most ? text : `${head(text, each)} ${tail(text, each).slice(2)}`);

  /**
   * @param {import('../background/wire.js').Span[]} spans in any order, perhaps overlapping
   * @param {number} length of the text
   */
  function tidy(spans, length) {
    /** @type {import('../background/wire.js').Span[]} */
    const runs = [];
    for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
      const last = runs.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, Math.min(end, length));
      else if (start < Math.min(end, length)) runs.push({ start, end: Math.min(end, length) });
    }
    return runs;
  }

  /**
   * @param {string} text
   * @param {import('../background/wire.js').Span[]} spans
   * @returns {ExcerptPiece[]} the whole text, what is shared apart from what is not
   */
  function whole(text, spans) {
    const pieces = [];
    let from = 0;
    for (const { start, end } of tidy(spans, text.length)) {
      pieces.push({ text: text.slice(from, start), shared: false }, { text: text.slice(start, end), shared: true });
      from = end;
    }
    pieces.push({ text: text.slice(from), shared: false });
    return pieces.filter((piece) => piece.text);
  }

  /**
   * @param {string} text
   * @param {import('../background/wire.js').Span[]} spans
   * @returns {ExcerptPiece[]} the same, with an ellipsis in the place of what lies far from anything shared
   */
  function short(text, spans) {
    const all = whole(text, spans);
    if (text.length <= SHORT_ENOUGH) return all;
    if (!all.some((piece) => piece.shared)) return [{ text: head(text, ALONE), shared: false }];
    const lastShown = all.map((piece, at) => (piece.shared ? at : -1)).filter((at) => at >= 0).slice(0, MOST_SHARED).at(-1) ?? 0;
    const cut = all.slice(0, lastShown + 2).map(({ text: words, shared }, at, { length }) => {
      if (shared) return { text: middle(words, LONGEST_SHARED, LONGEST_SHARED / 2), shared };
      if (at === 0) return { text: tail(words, AROUND), shared };
      return { text: at === length - 1 ? head(words, AROUND) : middle(words, 2 * AROUND, AROUND), shared };
    });
    return all.length > cut.length ? [...cut, { text: ' …', shared: false }] : cut;
  }

  return Object.freeze({ whole, short });
})();

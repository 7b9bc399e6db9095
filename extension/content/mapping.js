/**
 * From the cleaned text back to the page. The server counts in a text from which it has cut the
 * page's furniture, and white space never agrees; so both sides are compared without white space,
 * stretch by stretch, and what the server cut is jumped over.
 */
var garboMapping = (() => {
  const IGNORED = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;
  /** A shorter agreement than this may be chance ("A" of "Altro…" for "A" of "Anche"). */
  const SURE = 12;
  const ANCHORS = [24, 12, 6, 3];
  const MOST_MISSES = 200;

  /** @param {string} text @returns {{text: string, at: number[]}} without white space; where each unit was */
  function squeeze(text) {
    const at = [];
    let kept = '';
    for (let i = 0; i < text.length; i += 1) {
      if (!IGNORED.test(/** @type {string} */ (text[i]))) {
        kept += text[i];
        at.push(i);
      }
    }
    return { text: kept, at };
  }

  /** @param {string} a @param {number} i @param {string} b @param {number} j */
  function agreement(a, i, b, j) {
    let length = 0;
    while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length += 1;
    return length;
  }

  /** @param {string} clean @param {number} i @param {string} page @param {number} from @returns {number} or -1 */
  function findAgain(clean, i, page, from) {
    for (const size of ANCHORS) {
      const found = page.indexOf(clean.slice(i, i + size), from);
      if (found >= 0) return found;
    }
    return -1;
  }

  /**
   * Say where each unit of `clean` is in `page` (both squeezed); -1 where it is not.
   * @param {string} clean
   * @param {string} page
   * @returns {Int32Array}
   */
  function align(clean, page) {
    const where = new Int32Array(clean.length).fill(-1);
    let misses = 0;
    for (let i = 0, j = 0; i < clean.length && misses < MOST_MISSES; ) {
      let start = j;
      let length = agreement(clean, i, page, j);
      if (length < SURE && i + length < clean.length) {
        const found = findAgain(clean, i, page, j);
        if (found >= 0) {
          start = found;
          length = agreement(clean, i, page, found);
        }
      }
      for (let k = 0; k < length; k += 1) where[i + k] = start + k;
      misses += length === 0 ? 1 : 0;
      i += Math.max(length, 1);
      j = length ? start + length : j;
    }
    return where;
  }

  /** @param {Range} range @returns {{text: string, nodes: {node: Text, start: number}[]}} */
  function textOf(range) {
    const root = range.commonAncestorContainer;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    let node = root instanceof Text ? root : walker.nextNode();
    for (; node instanceof Text; node = walker.nextNode()) {
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      nodes.push({ node, start: text.length - from });
      text += node.data.slice(from, to);
    }
    return { text, nodes };
  }

  /**
   * @param {string} clean the text that spans count in
   * @param {Range} range where on the page it came from
   * @returns {(span: import('../background/wire.js').Span) => Range[]} empty where it cannot be found
   */
  function toPage(clean, range) {
    const source = textOf(range);
    const page = squeeze(source.text);
    const squeezed = squeeze(clean);
    const where = align(squeezed.text, page.text);

    /** @param {number} at an index of source.text @param {number} after 1 for an end */
    const pointOf = (at, after) => {
      const found = source.nodes.findLast(({ start, node }, n) => {
        const begins = n === 0 ? 0 : start;
        return begins <= at && at - start < node.data.length;
      });
      return found && /** @type {const} */ ([found.node, at - found.start + after]);
    };

    /** @param {number} first @param {number} last indices of page.text, both included */
    const rangeOf = (first, last) => {
      const from = pointOf(/** @type {number} */ (page.at[first]), 0);
      const to = pointOf(/** @type {number} */ (page.at[last]), 1);
      if (!from || !to) return null;
      const made = document.createRange();
      made.setStart(...from);
      made.setEnd(...to);
      return made;
    };

    return ({ start, end }) => {
      /** @type {[number, number][]} */
      const runs = [];
      squeezed.at.forEach((at, index) => {
        const spot = where[index] ?? -1;
        if (at < start || at >= end || spot < 0) return;
        const run = runs.at(-1);
        if (run && run[1] === spot - 1) run[1] = spot;
        else runs.push([spot, spot]);
      });
      return runs.map(([first, last]) => rangeOf(first, last)).filter((made) => made !== null);
    };
  }

  return Object.freeze({ toPage });
})();

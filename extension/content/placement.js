/**
 * Where the card goes: beside the comment and never on it. Right, left, below, above; where none of
 * these has room, it docks at the bottom. Numbers are CSS pixels of the viewport.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {'right' | 'left' | 'below' | 'above' | 'dock'} CardSide
 * @typedef {{side: CardSide, left: number, top: number, width: number, maxHeight: number}} Place
 */
var garboPlacement = (() => {
  const GAP = 16;
  const MARGIN = 8;
  const LEAST_HEIGHT = 280;
  const DOCK_WIDTH = 600;
  const DOCK_SHARE = 0.5;
  /** @type {CardSide[]} */
  const ORDER = ['right', 'left', 'below', 'above'];

  /** @param {number} value @param {number} low @param {number} high wins over nothing: low wins over high */
  const clamp = (value, low, high) => Math.max(low, Math.min(value, high));

  /**
   * @param {CardSide} side
   * @param {Box} comment
   * @param {{width: number, height: number}} card its natural size
   * @param {{width: number, height: number}} view
   * @returns {Place | null} null where there is no room
   */
  function at(side, comment, card, view) {
    const { width } = card;
    const least = Math.min(card.height, LEAST_HEIGHT);
    if (side === 'right' || side === 'left') {
      const left = side === 'right' ? comment.right + GAP : comment.left - GAP - width;
      if (left < MARGIN || left + width > view.width - MARGIN) return null;
      const maxHeight = view.height - 2 * MARGIN;
      const top = clamp(comment.top, MARGIN, view.height - MARGIN - Math.min(card.height, maxHeight));
      return { side, left, top, width, maxHeight };
    }
    if (width > view.width - 2 * MARGIN) return null;
    const left = clamp(comment.left, MARGIN, view.width - MARGIN - width);
    if (side === 'below') {
      const top = Math.max(comment.bottom + GAP, MARGIN);
      const maxHeight = view.height - MARGIN - top;
      return maxHeight < least ? null : { side, left, top, width, maxHeight };
    }
    const bottom = Math.min(comment.top - GAP, view.height - MARGIN);
    const maxHeight = bottom - MARGIN;
    return maxHeight < least ? null : { side, left, top: bottom - Math.min(card.height, maxHeight), width, maxHeight };
  }

  /** @param {{width: number, height: number}} card @param {{width: number, height: number}} view @returns {Place} */
  function dock(card, view) {
    const width = Math.min(DOCK_WIDTH, view.width - 2 * MARGIN);
    const maxHeight = Math.floor(view.height * DOCK_SHARE);
    const top = view.height - MARGIN - Math.min(card.height, maxHeight);
    return { side: 'dock', left: (view.width - width) / 2, top, width, maxHeight };
  }

  /**
   * @param {Box | null} comment null when there is nothing to stay clear of
   * @param {{width: number, height: number}} card
   * @param {{width: number, height: number}} view
   * @param {CardSide | null} [before] where it was: it stays on that side while there is room
   * @returns {Place}
   */
  function place(comment, card, view, before = null) {
    if (!comment) return dock(card, view);
    const sides = before && before !== 'dock' ? [before, ...ORDER] : ORDER;
    for (const side of sides) {
      const found = at(side, comment, card, view);
      if (found) return found;
    }
    return dock(card, view);
  }

  return Object.freeze({ place, GAP, MARGIN });
})();

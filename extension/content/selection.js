/** What the person highlighted. */
var garboSelection = (() => {
  /** @typedef {{text: string, range: Range}} Highlighted `range` runs from its first to its last character */

  /** @returns {Highlighted | null} text typed into a field, which a selection of the page does not tell */
  function inField() {
    const field = document.activeElement;
    const isField = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
    if (!isField) return null;
    const text = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0).trim();
    const range = document.createRange();
    range.selectNode(field);
    return text ? { text, range } : null;
  }

  /** @returns {Highlighted | null} */
  function read() {
    const selection = getSelection();
    const text = String(selection).trim();
    if (!selection || selection.rangeCount === 0 || !text) return inField();
    // Firefox lets several stretches be selected at once.
    const range = selection.getRangeAt(0).cloneRange();
    const last = selection.getRangeAt(selection.rangeCount - 1);
    range.setEnd(last.endContainer, last.endOffset);
    return range.collapsed ? inField() : { text, range };
  }

  /** @param {Range} range highlight it again */
  function restore(range) {
    const selection = getSelection();
    if (!selection || !selection.isCollapsed || !range.startContainer.isConnected) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  return Object.freeze({ read, restore, clear: () => getSelection()?.removeAllRanges() });
})();

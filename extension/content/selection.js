/** What the person highlighted. */
var garboSelection = (() => {
  /** @typedef {{text: string, range: Range}} Highlighted `range` runs from its first to its last character */

  /** @returns {Highlighted | null} text typed into a field, which a selection of the page does not tell */
  function inField() {
    const field = document.activeElement;
    const isField = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'password');
    if (!isField) return null;
    const text = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0).trim();
    const range = document.createRange();
    range.selectNode(field);
    return text ? { text, range } : null;
  }

  /** @param {Document | ShadowRoot} root @returns {ShadowRoot[]} the open shadow roots in it, at any depth */
  function shadowRoots(root) {
    const roots = [...root.querySelectorAll('*')].map((element) => element.shadowRoot).filter((found) => found !== null);
    return roots.flatMap((found) => [found, ...shadowRoots(found)]);
  }

  /** @returns {Highlighted | null} text in a component of the page: Chromium tells where it is only when asked there */
  function inComponent() {
    for (const root of shadowRoots(document)) {
      const selection = /** @type {{getSelection?: () => Selection | null}} */ (root).getSelection?.();
      const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
      const text = String(selection ?? '').trim();
      if (range && !range.collapsed && text) return { text, range };
    }
    return null;
  }

  /** @returns {Highlighted | null} */
  function inPage() {
    const selection = getSelection();
    const text = String(selection ?? '').trim();
    if (!selection || selection.rangeCount === 0 || !text) return null;
    // Firefox lets several stretches be selected at once.
    const range = selection.getRangeAt(0).cloneRange();
    const last = selection.getRangeAt(selection.rangeCount - 1);
    range.setEnd(last.endContainer, last.endOffset);
    return range.collapsed ? null : { text, range };
  }

  const read = () => inPage() ?? inField() ?? inComponent();

  /** @param {Range} range highlight it again */
  function restore(range) {
    const selection = getSelection();
    if (!selection || !selection.isCollapsed || !range.startContainer.isConnected) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  return Object.freeze({ read, restore, clear: () => getSelection()?.removeAllRanges() });
})();

/** The way of a text to the clipboard. */
var garboClipboard = (() => {
  /**
   * The way for pages without https or that forbid the other one. Nothing is selected for it, so the
   * caret stays where it was on the page.
   * @param {string} text
   */
  function copyByEvent(text) {
    let taken = false;
    const take = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
      taken = true;
    };
    addEventListener('copy', take, { capture: true });
    const done = document.execCommand('copy');
    removeEventListener('copy', take, { capture: true });
    return done && taken;
  }

  /** @param {string} text @returns {Promise<boolean>} whether it is on the clipboard now */
  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByEvent(text);
    }
  }

  return Object.freeze({ put });
})();

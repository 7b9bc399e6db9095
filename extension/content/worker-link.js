/** The line to the background, which alone may speak with the server. */
var garboWorker = (() => {
  /** @typedef {import('../background/trouble.js').Trouble} WorkerTrouble */

  /** Say whether the extension that put us here still runs (an update cuts the line for good). */
  function isAlive() {
    try {
      return Boolean(chrome.runtime?.id);
    } catch {
      return false;
    }
  }

  /**
   * Send a message and return its value; throws a `Trouble` otherwise.
   * @param {{type: string} & Record<string, unknown>} message
   * @returns {Promise<any>}
   */
  async function ask(message) {
    let answer;
    try {
      answer = await chrome.runtime.sendMessage(message);
    } catch {
      throw /** @type {WorkerTrouble} */ ({ kind: 'outdated', detail: '' });
    }
    if (answer?.ok) return answer.value;
    throw /** @type {WorkerTrouble} */ (answer?.trouble ?? { kind: 'server-error', detail: '' });
  }

  /** @param {unknown} error @returns {WorkerTrouble} */
  function troubleOf(error) {
    const isTrouble = typeof error === 'object' && error !== null && 'kind' in error;
    return isTrouble ? /** @type {WorkerTrouble} */ (error) : { kind: 'server-error', detail: String(error) };
  }

  return Object.freeze({ isAlive, ask, troubleOf });
})();

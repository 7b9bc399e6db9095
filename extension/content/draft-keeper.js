/** Keeps what a person has written and not sent yet, in the browser, until it is sent (see background/drafts.js). */
var garboDraftKeeper = (() => {
  /** @typedef {import('../background/wire.js').KeptDraft} KeptDraft */
  const PAUSE_MS = 250;

  /** A draft that cannot be kept is still in the card. @param {{type: string} & Record<string, unknown>} message */
  const ask = (message) => garboWorker.ask(message).catch(() => null);

  /**
   * @param {string[]} comments one comment, as it was highlighted and as the server has cleaned it
   * @returns {Promise<KeptDraft | null>}
   */
  const read = (comments) => ask({ type: 'kept-draft', comments });

  /**
   * @param {string[]} comments
   * @returns {{keep: (draft: KeptDraft) => void, forget: () => void}} `keep` waits for a moment without typing
   */
  function of(comments) {
    /** @type {KeptDraft | null} */
    let waiting = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;

    function write() {
      clearTimeout(pause);
      if (waiting) void ask({ type: 'keep-draft', comments, draft: waiting });
      waiting = null;
    }
    // A page that is left or loaded again does not wait for the pause.
    addEventListener('pagehide', write);

    return {
      keep: ({ text, stage, register, language, variant, wished, where }) => {
        waiting = { text, stage, register, language, variant, wished, where };
        clearTimeout(pause);
        pause = setTimeout(write, PAUSE_MS);
      },
      forget: () => {
        waiting = null;
        clearTimeout(pause);
        void ask({ type: 'forget-draft', comments });
      },
    };
  }

  return Object.freeze({ of, read });
})();

/** Keeps what a person has written and not sent yet, in the browser, until it is sent (see background/drafts.js). */
var garboDraftKeeper = (() => {
  /** @typedef {import('../background/wire.js').KeptDraft} KeptDraft */
  const PAUSE_MS = 250;

  /**
   * @param {string[]} comments one comment, as it was highlighted and as the server has cleaned it
   * @returns {Promise<KeptDraft | null>}
   */
  const read = (comments) => garboWorker.ask({ type: 'kept-draft', comments }).catch(() => null);

  /**
   * @param {string[]} comments
   * @param {() => void} failed told once, when a draft could not be kept: it is still in the card, and only there
   * @returns {{keep: (draft: KeptDraft) => void, forget: () => void}} `keep` waits for a moment without typing
   */
  function of(comments, failed) {
    let isTold = false;
    /** @type {KeptDraft | null} */
    let waiting = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;

    /** @param {KeptDraft} draft */
    async function send(draft) {
      const isKept = await garboWorker.ask({ type: 'keep-draft', comments, draft }).catch(() => false);
      if (isKept || isTold) return;
      isTold = true;
      failed();
    }

    function write() {
      clearTimeout(pause);
      if (waiting) void send(waiting);
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
        // One that cannot be forgotten now goes by itself in a month.
        garboWorker.ask({ type: 'forget-draft', comments }).catch(() => null);
      },
    };
  }

  return Object.freeze({ of, read });
})();

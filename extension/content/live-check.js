/** The check of what is being typed: a moment after the last key, and only the last answer counts. */
var garboLiveCheck = (() => {
  /** @typedef {ReturnType<typeof garboDrafts.list>} DraftList */
  const PAUSE_MS = 350;
  /** Copying waits so long for the check of what was typed last. */
  const PATIENCE_MS = 800;

  /** @param {number} ms @returns {Promise<void>} */
  const wait = (ms) => new Promise((resume) => setTimeout(resume, ms));

  /**
   * @param {object} how
   * @param {ReturnType<typeof garboChecks.view>} how.checks where it is shown
   * @param {DraftList} how.drafts
   * @param {string | null} how.commentId
   * @param {string} how.platform
   * @param {() => void} how.checked told after each answer
   */
  function of({ checks, drafts, commentId, platform, checked }) {
    let asking = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;
    let running = Promise.resolve();

    function calm() {
      clearTimeout(pause);
      pause = undefined;
      return (asking += 1);
    }

    async function ask() {
      const turn = calm();
      const draft = drafts.current();
      if (!draft || !draft.text.trim()) return checks.show([]);
      const { text, stage, register, language, where, wished } = draft;
      const about = { ...(commentId && { commentId }), platform, stage, register, language, where, ...(wished && { variant: wished }) };
      try {
        const answer = await garboWorker.ask({ type: 'check', request: { text, ...about } });
        if (turn !== asking) return;
        draft.checks = answer.checks;
        checks.show(draft.checks);
        checked();
      } catch (error) {
        if (turn === asking) checks.failed(garboWorker.troubleOf(error).kind, now);
      }
    }

    function now() {
      running = ask();
    }

    return {
      now,
      /** After each key. */
      typed: () => {
        clearTimeout(pause);
        pause = setTimeout(now, PAUSE_MS);
      },
      /** Another draft is shown: show what is known of that, and let no answer for the one before come in. */
      show: () => {
        calm();
        checks.show(drafts.current()?.checks ?? []);
      },
      /** Wait for the check of what was typed last, but not for long. */
      settled: async () => {
        if (pause !== undefined) now();
        await Promise.race([running, wait(PATIENCE_MS)]);
      },
    };
  }

  return Object.freeze({ of });
})();

/** The parts of an answer put together, and what makes them agree when something is corrected by hand. */
var garboWhole = (() => {
  /** @typedef {import('../background/wire.js').Analysis} Analysis */

  /**
   * @param {{analysis: Analysis, range: Range, facts: PageFacts, findBox: () => BoxFound, comments: string[],
   *   kept: import('../background/wire.js').KeptDraft | null, openOptions: () => unknown, announce: (what: string) => void, isOpen: () => boolean}} how `isOpen` says whether this card is still there
   * @returns {HTMLElement[]} what goes into the card
   */
  function view({ analysis: first, range, facts, findBox, comments, kept, openOptions, announce, isOpen }) {
    let analysis = first;
    const { commentId } = first;
    const locate = garboMapping.toPage(first.text, range);
    const reply = garboReply.view({ analysis, facts, findBox, comments, kept, openOptions });

    /** @param {Analysis} now */
    const refresh = (now) => {
      // An answer may come when the card is closed, and its words are no longer marked on the page.
      if (!isOpen()) return;
      analysis = now;
      answer.refresh(now);
      outcome.refresh(now.suspicion);
      announce(garboAnswer.headline(now));
    };
    const outcome = garboOutcome.view({
      analysis,
      openOptions,
      moved: ({ suspicion, evidence, nextStep }) => refresh({ ...analysis, suspicion, evidence, nextStep }),
    });
    const similar = garboSimilar.view(first, openOptions);
    const who = garboWho.view({
      analysis,
      authorName: (facts.author?.name ?? '').trim(),
      openOptions,
      send: async (changes) => {
        /** @type {Analysis} */
        const now = await garboWorker.ask({ type: 'patch-comment', commentId, changes });
        refresh(now);
        similar.refresh(now);
        reply.refresh(now.replies);
      },
    });
    const answer = garboAnswer.view(first, locate, { verdict: outcome.element, folds: [similar.element, who] });
    return [...answer.parts, ...reply.parts];
  }

  return Object.freeze({ view });
})();

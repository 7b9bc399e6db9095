/** The drafts of one card: which is shown, which the person wrote, which went out. */
var garboDrafts = (() => {
  /** @typedef {import('../background/wire.js').Reply} Reply */
  /** @typedef {import('../background/wire.js').KeptDraft} KeptDraft */
  /**
   * @typedef {KeptDraft & {checks: Reply['checks'], written: string, mine?: boolean, fresh?: boolean}} Draft
   *   `written`: as Garbo wrote it; `mine`: edited by the person; `fresh`: came with the answer, and goes with it
   */

  /** @param {Reply} reply @param {string} [wished] the variant that the person chose @returns {Draft} */
  const draftOf = ({ text, stage, register, language, variant, where, checks }, wished = '') =>
    ({ text, stage, register, language, variant, wished, where, checks, written: text });

  /** @param {Reply[]} replies @returns {Draft[]} */
  const freshOf = (replies) => replies.map((reply) => ({ ...draftOf(reply), fresh: true }));

  /**
   * @param {Reply[]} replies those that came with the answer
   * @param {KeptDraft | null} kept what the person had left, shown first
   */
  function list(replies, kept) {
    const all = freshOf(replies);
    if (kept) all.unshift({ ...kept, checks: [], written: '', mine: true });
    let shown = 0;
    /** @type {Set<string>} */
    const sent = new Set();

    /** @param {Draft} draft @returns {boolean} whether the person would miss it */
    const isTheirs = (draft) => draft.mine === true || sent.has(draft.text);

    /** @param {Draft[]} more @returns {Draft[]} those whose text is not there yet */
    function unseen(more) {
      const known = new Set(all.map(({ text }) => text));
      return more.filter(({ text }) => !known.has(text));
    }

    return {
      /** The texts that went out. */
      sent,
      /** @returns {Draft | undefined} the one that is shown */
      current: () => all[shown],
      /** @param {number} place of the one to show @returns {Draft | undefined} */
      show: (place) => {
        if (all[place]) shown = place;
        return all[place];
      },
      /** @returns {[number: number, count: number]} which one is shown, from 1, and of how many */
      count: () => [shown + 1, all.length],
      isLast: () => shown === all.length - 1,
      /** @returns {number} the place after the shown one; after the last comes the first */
      next: () => (shown + 1) % Math.max(all.length, 1),
      /** @returns {number} the place of the person's own, -1 where there is none */
      mine: () => all.findLastIndex(({ mine }) => mine),
      /** @param {string} text what stands in the field now @returns {Draft | undefined} the shown draft with it */
      edit: (text) => {
        const draft = all[shown];
        if (draft) Object.assign(draft, { text, mine: text.trim() !== '' && text !== draft.written });
        return draft;
      },
      /** @param {Reply[]} more @param {string} wished */
      add: (more, wished) => {
        all.push(...unseen(more.map((reply) => draftOf(reply, wished))));
      },
      /**
       * Put the drafts for another situation in the place of ours; what the person wrote or sent stays.
       * @param {Reply[]} more
       * @param {string} wished
       * @returns {number} the place of the first of them
       */
      exchange: (more, wished) => {
        const theirs = all.filter(isTheirs);
        all.splice(0, all.length, ...theirs);
        all.push(...unseen(more.map((reply) => draftOf(reply, wished))));
        return Math.min(theirs.length, all.length - 1);
      },
      /**
       * Take the drafts for a comment that was corrected. What a person has edited, sent or asked for stays, and stays shown.
       * @param {Reply[]} more
       * @returns {number | null} the place to show; null when what is shown stays as it is
       */
      refresh: (more) => {
        const before = all[shown];
        const staying = all.filter((draft) => isTheirs(draft) || !draft.fresh);
        all.splice(0, all.length, ...staying);
        all.push(...unseen(freshOf(more)));
        const place = before && staying.includes(before) ? staying.indexOf(before) : staying.length % Math.max(all.length, 1);
        if (all[place] !== before) return place;
        shown = place;
        return null;
      },
    };
  }

  return Object.freeze({ list });
})();

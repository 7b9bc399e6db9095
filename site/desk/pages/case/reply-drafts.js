/** The drafts of one panel: which is shown, which the person wrote. */

/** @typedef {import('./panel-wire.js').Reply} Reply */
/** @typedef {Reply & {written: string, wished: string}} Draft `written`: as Garbo wrote it; `wished`: the variant that the person chose */

/** @param {Draft} draft @returns {boolean} whether the person has changed it */
export const isTheirs = ({ text, written }) => text.trim() !== '' && text !== written;

/** @param {Draft | null} kept what the person had left, shown first */
export function draftList(kept) {
  /** @type {Draft[]} */
  const all = kept ? [kept] : [];
  let shown = 0;

  /** @param {Reply[]} replies @param {string} wished */
  function add(replies, wished) {
    const known = new Set(all.map(({ text }) => text));
    all.push(...replies.filter(({ text }) => !known.has(text)).map((reply) => ({ ...reply, written: reply.text, wished })));
  }

  /** @returns {number[]} the places of the drafts of the stage that is shown */
  const ofStage = () => all.flatMap(({ stage }, place) => (stage === all[shown]?.stage ? [place] : []));

  return {
    add,
    /** @returns {Draft | undefined} */
    current: () => all[shown],
    /** @returns {[number: number, count: number]} which one of its stage is shown, from 1, and of how many */
    count: () => {
      const alike = ofStage();
      return [alike.indexOf(shown) + 1, alike.length];
    },
    isLast: () => shown === (ofStage().at(-1) ?? shown),
    /** After the last comes the first; the stage stays. */
    next: () => {
      const alike = ofStage();
      shown = alike[(alike.indexOf(shown) + 1) % Math.max(alike.length, 1)] ?? shown;
    },
    /** @param {Draft | undefined} draft one of them */
    show: (draft) => {
      if (draft) shown = Math.max(all.indexOf(draft), 0);
    },
    /** @param {Draft} draft the person's own, of another window: shown now */
    take: (draft) => {
      shown = all.push(draft) - 1;
    },
    /** @returns {Draft | undefined} the person's own that is not shown */
    mine: () => all.findLast((draft, place) => place !== shown && isTheirs(draft)),
    /** Put the drafts for another situation in the place of Garbo's own; what the person wrote stays. @param {Reply[]} replies @param {string} wished */
    exchange: (replies, wished) => {
      const theirs = all.filter(isTheirs);
      all.splice(0, all.length, ...theirs);
      add(replies, wished);
      shown = Math.min(theirs.length, Math.max(all.length - 1, 0));
    },
  };
}

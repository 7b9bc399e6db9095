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

  return {
    add,
    /** @returns {Draft | undefined} */
    current: () => all[shown],
    /** @returns {[number: number, count: number]} which one is shown, from 1, and of how many */
    count: () => /** @type {[number, number]} */ ([shown + 1, all.length]),
    isLast: () => shown >= all.length - 1,
    /** After the last comes the first. */
    next: () => {
      shown = (shown + 1) % Math.max(all.length, 1);
    },
    /** @param {Draft | undefined} draft one of them */
    show: (draft) => {
      if (draft) shown = Math.max(all.indexOf(draft), 0);
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

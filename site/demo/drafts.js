/** Drafts that were edited: kept as long as this page is open, found again by their comment, as the extension does. */

/** @param {string} text */
const bare = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

export function draftsOfThisPage() {
  /** @type {Map<string, object>} */
  const kept = new Map();
  return {
    /** @param {string[]} comments @param {object} draft */
    keep: (comments, draft) => {
      for (const comment of comments) kept.set(bare(comment), draft);
      return true;
    },
    /** @param {string[]} comments */
    find: (comments) => comments.map((comment) => kept.get(bare(comment))).find(Boolean) ?? null,
    /** @param {string[]} comments */
    forget: (comments) => {
      for (const comment of comments) kept.delete(bare(comment));
      return null;
    },
  };
}

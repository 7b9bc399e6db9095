/**
 * A notice to the platform quotes the comment; a draft is kept without it. In its place stands a mark, and
 * when the draft is shown again, the comment is there anyway.
 */
const MARK = '\uE000comment\uE000';
/** So many words in a row are a quotation. */
const WORDS = 8;

/** @param {string} text @returns {string[]} */
const wordsOf = (text) => text.trim().split(/\s+/).filter(Boolean);

/** @param {string} word */
const escaped = (word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** @param {string} text @param {string} comment @returns {boolean} whether a part of the comment stands in the text */
function quotesPart(text, comment) {
  const flat = ` ${wordsOf(text).join(' ')} `;
  const words = wordsOf(comment);
  const starts = words.slice(0, Math.max(words.length - WORDS + 1, 1));
  return starts.some((_, at) => flat.includes(` ${words.slice(at, at + WORDS).join(' ')} `));
}

/**
 * @param {import('./wire.js').KeptDraft} draft
 * @param {string[]} comments one comment, in one or two ways of reading it
 * @returns {string | null} the text without the comment; null when a part of it is quoted, which cannot be put back
 */
export function cutOut({ text, where }, comments) {
  // What one writes to a customer is one's own.
  if (where !== 'platform' && where !== 'inside') return text;
  const longestFirst = [...comments].sort((a, b) => b.length - a.length);
  const whole = (/** @type {string} */ comment) => new RegExp(wordsOf(comment).map(escaped).join('\\s+'), 'gu');
  const cut = longestFirst.reduce((rest, comment) => rest.replace(whole(comment), MARK), text);
  return comments.some((comment) => quotesPart(cut, comment)) ? null : cut;
}

/** @param {string} text @param {string[]} comments @returns {string} */
export const putBack = (text, comments) => text.replaceAll(MARK, () => comments.at(-1) ?? '');

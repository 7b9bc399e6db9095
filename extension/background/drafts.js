/**
 * Drafts that were edited and not sent yet. A draft is found again by the comment it answers, on the same
 * site; of the comment itself only a fingerprint is kept (a notice is kept without the comment that it
 * quotes), and the site is what the browser says it is.
 *
 * @typedef {{keys: string[], at: number, draft: import('./wire.js').KeptDraft}} Entry `at` in milliseconds
 */
import { cutOut, putBack } from './quoting.js';

const MOST = 20;
const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const NAME = 'drafts';

/** One after another: two tabs may write at the same moment. @type {Promise<unknown>} */
let queue = Promise.resolve();

/** @template T @param {() => Promise<T>} act @returns {Promise<T>} */
function inTurn(act) {
  const done = queue.then(act);
  queue = done.catch(() => null);
  return done;
}

/**
 * @param {string} site
 * @param {string} comment
 * @returns {Promise<string>} SHA-256 in hexadecimal digits
 */
async function keyOf(site, comment) {
  const words = comment.normalize('NFC').replace(/\s+/g, ' ').trim();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${site}\n${words}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns {Promise<Entry[]>} those that are not too old, the newest first */
async function entries() {
  const all = /** @type {Entry[]} */ ((await chrome.storage.local.get(NAME))[NAME] ?? []);
  return all.filter(({ at }) => Date.now() - at < DAYS * DAY_MS);
}

/** @param {Entry[]} kept */
async function write(kept) {
  if (kept.length > 0) await chrome.storage.local.set({ [NAME]: kept.slice(0, MOST) });
  else await chrome.storage.local.remove(NAME);
}

/** @param {chrome.runtime.MessageSender} sender @returns {string | null} null where nothing may be written down */
function siteOf({ origin, url = '', tab }) {
  if (tab?.incognito) return null;
  // Pages on the disk have no origin of their own.
  return origin && origin !== 'null' ? origin : url.replace(/[?#].*/s, '');
}

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {string[]} comments the comment as it was highlighted, and as the server has cleaned it
 */
async function find(sender, comments) {
  const site = siteOf(sender);
  const keys = site === null ? [] : await Promise.all(comments.map((comment) => keyOf(site, comment)));
  const all = await entries();
  const isSame = (/** @type {Entry} */ entry) => entry.keys.some((key) => keys.includes(key));
  return { keys, found: all.find(isSame) ?? null, others: all.filter((entry) => !isSame(entry)) };
}

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {string[]} comments
 * @param {import('./wire.js').KeptDraft} draft
 * @returns {Promise<boolean>} false where it could not be kept
 */
export const keepDraft = (sender, comments, draft) =>
  inTurn(async () => {
    const { keys, found, others } = await find(sender, comments);
    const text = cutOut(draft, comments);
    if (keys.length === 0 || text === null) {
      // What was kept before would come back as if it were the last word.
      await write(others);
      return false;
    }
    // Kept while the server was down it is known by fewer fingerprints: the others stay.
    const all = [...new Set([...keys, ...(found?.keys ?? [])])].slice(0, 4);
    await write([{ keys: all, at: Date.now(), draft: { ...draft, text } }, ...others]);
    return true;
  });

/** @param {chrome.runtime.MessageSender} sender @param {string[]} comments @returns {Promise<import('./wire.js').KeptDraft | null>} */
export const keptDraft = (sender, comments) =>
  inTurn(async () => {
    const { draft } = (await find(sender, comments)).found ?? {};
    return draft ? { ...draft, text: putBack(draft.text, comments) } : null;
  });

/** @param {chrome.runtime.MessageSender} sender @param {string[]} comments */
export const forgetDraft = (sender, comments) => inTurn(async () => write((await find(sender, comments)).others));

/** Let all of them go. */
export const dropDrafts = () => inTurn(async () => write([]));

/** Let those go that are too old, also when nobody asks for them. */
export const tidyDrafts = () => inTurn(async () => write(await entries()));

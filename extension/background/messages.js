/**
 * The one table of messages. A content script or the options page sends `{type, …}` and gets
 * `{ok: true, value}` or `{ok: false, trouble}`; anything else is not answered.
 *
 * @typedef {Record<string, unknown>} Fields
 * @typedef {{from: 'page' | 'options' | 'any', fields: Record<string, (value: unknown) => boolean>,
 *   run: (fields: any, sender: chrome.runtime.MessageSender) => Promise<unknown>}} Row
 */
import { readBusiness, writeBusiness } from './business.js';
import * as comments from './comments.js';
import * as drafts from './drafts.js';
import { connection, pair, unpair } from './pairing.js';
import { readSettings } from './settings.js';
import { TroubleError } from './trouble.js';

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string';
/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const isHow = (value) => value === 'copied' || value === 'inserted';
/** @param {unknown} value */
const isOutcome = (value) => value === 'genuine' || value === 'campaign';
/** @param {unknown} value */
const isChanges = (value) =>
  isObject(value) && Object.keys(/** @type {Fields} */ (value)).every((name) => ['author', 'authorRole', 'exposure'].includes(name));

const LONGEST_TEXT = 40_000;
const PARTS_OF_DRAFT = ['text', 'stage', 'register', 'language', 'variant', 'wished', 'where'];
/** @param {unknown} value */
const isShortText = (value) => isText(value) && value.length <= LONGEST_TEXT;
/** @param {unknown} value one comment, in at most two ways of reading it */
const isComment = (value) =>
  Array.isArray(value) && value.length >= 1 && value.length <= 2 && value.every((each) => isShortText(each) && each.trim() !== '');
/** @param {unknown} value */
const isDraft = (value) => {
  if (!isObject(value)) return false;
  const parts = Object.entries(/** @type {Fields} */ (value));
  return parts.length === PARTS_OF_DRAFT.length && parts.every(([name, part]) => PARTS_OF_DRAFT.includes(name) && isShortText(part));
};

/** @type {Record<string, Row>} */
const TABLE = {
  weigh: { from: 'page', fields: { comment: isObject }, run: ({ comment }) => comments.weigh(comment) },
  compose: { from: 'page', fields: { request: isObject }, run: ({ request }) => comments.compose(request) },
  check: { from: 'page', fields: { request: isObject }, run: ({ request }) => comments.check(request) },
  preview: { from: 'page', fields: { request: isObject }, run: ({ request }) => comments.preview(request) },
  rules: { from: 'page', fields: { request: isObject }, run: ({ request }) => comments.rules(request) },
  'open-case': { from: 'page', fields: { commentId: isText }, run: ({ commentId }) => comments.openCase(commentId) },
  replied: {
    from: 'page',
    fields: { caseId: isText, text: isText, how: isHow },
    run: ({ caseId, text, how }) => comments.replied(caseId, text, how),
  },
  'patch-comment': {
    from: 'page',
    fields: { commentId: isText, changes: isChanges },
    run: ({ commentId, changes }) => comments.patchComment(commentId, changes),
  },
  similar: { from: 'page', fields: { commentId: isText }, run: ({ commentId }) => comments.similarTo(commentId) },
  outcome: {
    from: 'page',
    fields: { caseId: isText, outcome: isOutcome },
    run: ({ caseId, outcome }) => comments.sayOutcome(caseId, outcome),
  },
  'undo-outcome': { from: 'page', fields: { caseId: isText }, run: ({ caseId }) => comments.undoOutcome(caseId) },
  'keep-draft': {
    from: 'page',
    fields: { comments: isComment, draft: isDraft },
    run: ({ comments: comment, draft }, sender) => drafts.keepDraft(sender, comment, draft),
  },
  'kept-draft': { from: 'page', fields: { comments: isComment }, run: ({ comments: comment }, sender) => drafts.keptDraft(sender, comment) },
  'forget-draft': {
    from: 'page',
    fields: { comments: isComment },
    run: ({ comments: comment }, sender) => drafts.forgetDraft(sender, comment),
  },
  'open-options': { from: 'any', fields: {}, run: () => chrome.runtime.openOptionsPage() },
  settings: {
    from: 'options',
    fields: {},
    run: async () => {
      const { server, token } = await readSettings();
      return { server, paired: token !== null };
    },
  },
  connection: { from: 'options', fields: {}, run: connection },
  pair: { from: 'options', fields: { server: isText, code: isText }, run: ({ server, code }) => pair(server, code) },
  unpair: { from: 'options', fields: {}, run: unpair },
  'read-business': { from: 'options', fields: {}, run: readBusiness },
  'write-business': { from: 'options', fields: { business: isObject }, run: ({ business }) => writeBusiness(business) },
};

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {Row['from']} from
 */
function mayAsk(sender, from) {
  if (sender.id !== chrome.runtime.id) return false;
  const isOurs = sender.url?.startsWith(chrome.runtime.getURL('')) ?? false;
  if (from === 'options') return isOurs;
  return from === 'any' || (sender.tab !== undefined && !isOurs);
}

/**
 * Find the row of a message, or null when the sender or the fields are not what they should be.
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {(() => Promise<unknown>) | null}
 */
export function rowFor(message, sender) {
  if (!isObject(message)) return null;
  const fields = /** @type {Fields} */ (message);
  const row = isText(fields['type']) && Object.hasOwn(TABLE, fields['type']) ? TABLE[fields['type']] : undefined;
  if (!row || !mayAsk(sender, row.from)) return null;
  const wellFormed = Object.entries(row.fields).every(([name, holds]) => holds(fields[name]));
  return wellFormed ? () => row.run(fields, sender) : null;
}

/** Answer the messages of our own pages and content scripts. */
export function listen() {
  chrome.runtime.onMessage.addListener((message, sender, sendResponse) => {
    const run = rowFor(message, sender);
    if (!run) return false;
    run().then(
      (value) => sendResponse({ ok: true, value: value ?? null }),
      (error) => sendResponse({ ok: false, trouble: asTrouble(error) }),
    );
    return true;
  });
}

/** @param {unknown} error @returns {import('./trouble.js').Trouble} */
function asTrouble(error) {
  return error instanceof TroubleError ? error.trouble : { kind: 'server-error', detail: '' };
}

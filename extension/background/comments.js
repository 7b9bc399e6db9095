/** What the card asks of the server. */
import { ask } from './server.js';

/** @param {import('./wire.js').CommentToWeigh} comment @returns {Promise<import('./wire.js').Analysis>} */
export const weigh = (comment) => ask('POST', '/v1/comments:analyze', comment);

/** @param {object} request @returns {Promise<{replies: import('./wire.js').Reply[]}>} */
export const compose = (request) => ask('POST', '/v1/replies:compose', request);

/** @param {object} request @returns {Promise<{ok: boolean, checks: import('./wire.js').Check[]}>} */
export const check = (request) => ask('POST', '/v1/replies:check', request);

/** @param {object} request @returns {Promise<import('./wire.js').Preview>} */
export const preview = (request) => ask('POST', '/v1/replies:preview', request);

/** @param {object} request @returns {Promise<import('./wire.js').Rules>} */
export const rules = (request) => ask('POST', '/v1/rules:check', request);

/** @param {string} commentId @returns {Promise<import('./wire.js').Case>} */
export const openCase = (commentId) => ask('POST', '/v1/cases', { commentId });

/**
 * Tell the server which reply went out, so that later drafts differ and the case counts from it.
 * @param {string} caseId
 * @param {string} text
 * @param {'copied' | 'inserted'} how
 */
export const replied = (caseId, text, how) =>
  ask('POST', `/v1/cases/${encodeURIComponent(caseId)}/events`, { type: 'replied', text, note: how });

/**
 * Correct by hand what the page did not say, or said wrongly. Only what changed is sent.
 * @param {string} commentId
 * @param {import('./wire.js').CommentChanges} changes
 * @returns {Promise<import('./wire.js').Analysis>} the comment weighed anew
 */
export const patchComment = (commentId, changes) => ask('PATCH', `/v1/comments/${encodeURIComponent(commentId)}`, changes);

/** @param {string} commentId @returns {Promise<import('./wire.js').SimilarComments>} */
export const similarTo = (commentId) => ask('GET', `/v1/comments/${encodeURIComponent(commentId)}/similar`);

/**
 * Say how a case turned out; the server learns from it, a little at a time.
 * @param {string} caseId
 * @param {'genuine' | 'campaign'} outcome
 * @returns {Promise<import('./wire.js').OutcomeResult>}
 */
export const sayOutcome = (caseId, outcome) => ask('POST', `/v1/cases/${encodeURIComponent(caseId)}/outcome`, { outcome });

/** @param {string} caseId @returns {Promise<import('./wire.js').OutcomeResult>} */
export const undoOutcome = (caseId) => ask('DELETE', `/v1/cases/${encodeURIComponent(caseId)}/outcome`);

/** What the server says of the queue, as far as this page reads it. */

/** @typedef {'now' | 'today' | 'soon' | 'waiting'} Urgency */
/**
 * @typedef {object} QueuedCase
 * @property {string} caseId
 * @property {string} business its id
 * @property {string} code
 * @property {string} state
 * @property {Urgency} urgency
 * @property {string} why
 * @property {string | null} owner
 * @property {string} excerpt "" where the text is not kept
 * @property {import('../../shell/badge.js').Band | null} band
 * @property {number | null} score
 * @property {'low' | 'medium' | 'high'} exposure
 * @property {boolean} exposureKnown false where nothing tells it
 * @property {string} platform
 * @property {string | null} dueAt
 * @property {number | null} firstReplyAfterHours
 * @property {{id: string, size: number, names: number} | null} group open cases of the same words
 */
/**
 * @typedef {object} Task
 * @property {'name-search'} task
 * @property {Urgency} urgency
 * @property {string} title
 * @property {string} why
 * @property {string | null} lastDoneAt
 * @property {{business: string, queries: string[]}[]} searches
 */
/** @typedef {{open: number, cases: QueuedCase[], tasks: Task[]}} Queue */
/** @typedef {{id: string, code: string, state: string, excerpt: string}} FoundCase */
/** @typedef {{cases: number, replied: number, medianFirstReplyHours: number | null}} Today */

export {};

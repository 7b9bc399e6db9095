/** What the server says of some days (server/schema/report.py). */

/** @typedef {{code: 'asked-often' | 'platform-rule', text: string, source: string | null, certain: boolean}} Hint */
/**
 * @typedef {object} Report
 * @property {string} from the first day, "2026-11-16"
 * @property {string} to the last day
 * @property {string | null} business its id; null is all of them
 * @property {number} cases
 * @property {number} imported those that came in a list
 * @property {number} unread those whose text is not kept
 * @property {Record<import('../../shell/badge.js').Band, number>} bands
 * @property {Record<string, number>} states in the order of a case's way
 * @property {number} resolved
 * @property {number} replied
 * @property {number | null} medianFirstReplyHours
 * @property {{aspect: string, cases: number}[]} concerns the most frequent first
 * @property {Record<'genuine' | 'campaign' | 'unknown', number>} outcomes
 * @property {number} negative
 * @property {number} asked
 * @property {Hint[]} hints
 * @property {{text: string}} ruleOfThumb
 * @property {{sent: number, minutes: number, text: string}} timeSaved
 */

export {};

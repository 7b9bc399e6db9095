/** What the import page reads of the server's answers (server/schema/imports.py). */

/** @typedef {import('../../shell/badge.js').Band} Band */
/**
 * @typedef {object} Import
 * @property {string} id
 * @property {'lines' | 'csv'} format
 * @property {'waiting' | 'running' | 'done' | 'stopped' | 'failed'} state
 * @property {'weighing' | 'comparing' | null} phase
 * @property {string} message how it stands, in the moderator's language
 * @property {number} total
 * @property {number} done
 * @property {number} kept
 * @property {number} known
 * @property {number} doubles
 * @property {number} casesOpened
 * @property {number} skippedCount
 * @property {{line: number, why: string}[]} skipped
 * @property {{code: string, why: string}[]} notes
 * @property {{kind: string, name: string}[]} columns
 * @property {string[]} ignoredColumns
 * @property {string} askedAt
 * @property {string | null} startedAt
 * @property {string | null} finishedAt
 * @property {number | null} secondsLeft
 */
/**
 * @typedef {object} Imported a comment of the list
 * @property {string} commentId
 * @property {string | null} caseId
 * @property {number[]} lines
 * @property {number | null} author which of the names of its group, from 1
 * @property {string} excerpt
 * @property {Band | null} band
 * @property {number | null} score
 * @property {string | null} publishedAt
 * @property {number | null} rating
 */
/**
 * @typedef {object} Group
 * @property {'copy' | 'paraphrase' | 'same-problem'} kind
 * @property {string} title
 * @property {string} why
 * @property {number} count
 * @property {number} authors
 * @property {number} unnamed
 * @property {string | null} since
 * @property {string | null} until
 * @property {number | null} days
 * @property {string | null} concern
 * @property {Imported[]} comments
 */
/** @typedef {{band: Band | null, count: number, comments: Imported[]}} Rest */
/** @typedef {{settled: boolean, groups: Group[], groupCount: number, rest: Rest[]}} Groups */

export {};

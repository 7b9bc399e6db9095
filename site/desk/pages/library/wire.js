/** What the server says of the library, the invitation and the guide (server/schema). */

/** @typedef {{id: string, title: string, told: string, lesson: string, source: string, year: number | null, certain: boolean}} Story */
/**
 * @typedef {object} OwnCase
 * @property {string} caseId
 * @property {string} code
 * @property {string} business its id
 * @property {string} platform
 * @property {string} endedAt
 * @property {import('../../shell/badge.js').Band | null} band null where the text is not kept
 * @property {string[]} aspects
 * @property {string[]} steps
 * @property {number} days
 * @property {number | null} firstReplyAfterHours
 * @property {'genuine' | 'campaign' | 'unknown' | null} outcome
 * @property {string} lesson "" where none was written
 */
/** @typedef {{stories: Story[], own: OwnCase[], visitingCards: number}} Library */
/** @typedef {{code: string, text: string, spans: import('../../shell/marked.js').Span[]}} Hint */
/** @typedef {'it' | 'en'} TextLanguage */
/** @typedef {{language: TextLanguage, register: string, invitations: {text: string, hints: Hint[]}[], advice: string[]}} Invitations */
/** @typedef {{ok: boolean, hints: Hint[]}} Checked */
/** @typedef {{title: string, lead: string, sections: {id: string, title: string, text: string}[], note: string}} Guide */

export {};

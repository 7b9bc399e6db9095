/**
 * The shapes that travel between the extension and the server (types only; the names are the server's).
 *
 * @typedef {'not-negative' | 'likely-customer' | 'to-check' | 'suspicious' | 'probable-campaign'} Band
 * @typedef {{start: number, end: number}} Span half-open, in UTF-16 units of the text it belongs to
 * @typedef {{kind: string, text: string}} Cut a piece of the page's own furniture that was taken out
 * @typedef {{rule: string, ok: boolean, why: string, spans: Span[]}} Check
 * @typedef {{text: string, stage: string, register: string, language: string, variant?: string, checks: Check[]}} Reply
 * @typedef {{signal: string, family: string, weight: number, title: string, why: string, spans: Span[]}} Evidence
 *   `weight` in decibans: plus speaks for a campaign, minus for a real customer
 * @typedef {{score: number | null, band: Band, ceiling: number, logOdds: number, neutral: number}} Suspicion
 *
 * @typedef {object} Analysis
 * @property {string | null} commentId
 * @property {string | null} caseId
 * @property {string} text the comment after cleaning; all spans count in it
 * @property {Cut[]} [cuts]
 * @property {string} language
 * @property {Suspicion} suspicion
 * @property {Evidence[]} evidence
 * @property {{level: string, why: string}} [exposure]
 * @property {Reply[]} replies
 * @property {{code: string, title: string, why: string} | null} [nextStep]
 *
 * @typedef {object} CommentToWeigh
 * @property {string} text as selected, page furniture included
 * @property {{url: string, platform: string, title?: string}} [page]
 * @property {{name: string, profileUrl?: string}} [author]
 * @property {string} [publishedAt]
 * @property {number} [rating]
 *
 * @typedef {{id: string, code: string, state: string}} Case
 * @typedef {{name: string, signature?: string, privateChannel?: string} & Record<string, unknown>} Business
 */
export {};

/**
 * The shapes that travel between the extension and the server (types only; the names are the server's).
 *
 * @typedef {'not-negative' | 'likely-customer' | 'to-check' | 'suspicious' | 'probable-campaign'} Band
 * @typedef {{start: number, end: number}} Span half-open, in UTF-16 units of the text it belongs to
 * @typedef {{kind: string, text: string}} Cut a piece of the page's own furniture that was taken out
 * @typedef {'red' | 'amber'} Severity red harms somebody or breaks a platform's rules, amber is advice
 * @typedef {{rule: string, ok: boolean, title: string, severity: Severity, why: string, spans: Span[], source: string | null}} Check
 * @typedef {'public' | 'private' | 'phone' | 'platform' | 'inside'} Where who will read a text
 * @typedef {{text: string, stage: string, register: string, language: string, variant: string, where: Where, checks: Check[]}} Reply
 * @typedef {{text: string, stage: string, register: string, language: string, variant: string, wished: string, where: Where}} KeptDraft
 *   a draft that waits in the browser; `wished` is the variant that a person chose, or empty
 * @typedef {{signal: string, family: string, weight: number, title: string, why: string, spans: Span[]}} Evidence
 *   `weight` in decibans: plus speaks for a campaign, minus for a real customer
 * @typedef {{score: number | null, band: Band, ceiling: number, logOdds: number, neutral: number}} Suspicion
 *
 * @typedef {'copy' | 'paraphrase' | 'same-problem'} Alike how two comments say the same
 *
 * @typedef {object} Analysis
 * @property {string | null} commentId
 * @property {string | null} caseId
 * @property {string} text the comment after cleaning; all spans count in it
 * @property {Cut[]} [cuts]
 * @property {string} language
 * @property {Suspicion} suspicion
 * @property {Evidence[]} evidence
 * @property {'genuine' | 'campaign' | 'unknown' | null} outcome how the case turned out, where a person said so
 * @property {string} authorRole e.g. "former-employee"; "unknown" until a person says it
 * @property {boolean} authorByHand whether a person said who the author is, against what the page shows
 * @property {boolean} authorKnown whether the server knows the author, by a pseudonym
 * @property {{level: 'low' | 'medium' | 'high', why: string, byHand: boolean}} exposure
 * @property {{commentId: string, similarity: number, kind: Alike, publishedAt: string | null, sameAuthor: boolean | null}[]} similar
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
 * @typedef {{author?: {name: string} | null, authorRole?: string, exposure?: string | null}} CommentChanges
 *   set by hand; null forgets, what is left out stays
 *
 * @typedef {object} SideBySide a kept comment beside the one that was asked about
 * @property {string} commentId
 * @property {Alike} kind
 * @property {string | null} publishedAt
 * @property {string} text
 * @property {string | null} url
 * @property {boolean | null} sameAuthor null where one of the two authors is not known
 * @property {{here: Span, there: Span}[]} shared `here` in the comment asked about, `there` in this one
 *
 * @typedef {{commentId: string, text: string, similar: SideBySide[]}} SimilarComments
 * @typedef {{suspicion: Suspicion, evidence: Evidence[], nextStep: NonNullable<Analysis['nextStep']>}} OutcomeResult the case's score, its reasons and what to do after an outcome was said or taken back
 * @typedef {{comment: string, commentLanguage: string, reply: string, language: string,
 *   stronger: 'business' | 'author' | 'even', side: string, hints: {code: string, text: string, spans: Span[]}[]}} Preview
 *   comment and reply as a third person reads them; `spans` count in the reply
 * @typedef {'met' | 'not-met' | 'unknown' | 'does-not-apply'} LawState
 * @typedef {{code: string, title: string, state: LawState | null, why: string, source: string, asOf: string, certain: boolean}} LawRule
 *   without a state it is to know, with nothing to check
 * @typedef {{platform: {title: string, rules: {code: string, text: string, source: string, readOn: string, certain: boolean}[]},
 *   law: LawRule[], disclaimer: string}} Rules what the platform and the law say of a comment; `title` is empty for an unknown page
 * @typedef {{id: string, code: string, state: string}} Case
 * @typedef {{name: string, kind?: string | null, signature?: string, privateChannel?: string} & Record<string, unknown>} Business
 */
export {};

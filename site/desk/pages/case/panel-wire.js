/** What the panels of a case page send and get (server/schema): only what they use. */

/** @typedef {import('../../shell/pages.js').Visit} Visit */
/** @typedef {import('../../shell/marked.js').Span} Span */
/** @typedef {'first' | 'private' | 'answered' | 'silent' | 'clarify' | 'resolved' | 'report' | 'note'} Stage */
/** @typedef {'public' | 'private' | 'phone' | 'platform' | 'inside'} Where */
/** @typedef {'hide' | 'delete' | 'block' | 'report' | 'clarify' | 'leave'} Move */
/** @typedef {{text: string, url: string | null, at: string, sha256: string}} Snapshot */
/** @typedef {{code: string, why: string}} Lack */

/**
 * @typedef {object} Happened one line of the timeline
 * @property {string} type
 * @property {string} at
 * @property {string} who
 * @property {string | null} kind
 * @property {string | null} source
 * @property {string | null} note
 * @property {string | null} text
 * @property {'A' | 'B' | 'C' | null} decision
 * @property {Snapshot | null} snapshot
 */
/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} commentId
 * @property {string} code what a customer quotes in private
 * @property {string} state
 * @property {Happened[]} events
 */
/** @typedef {{score: number | null, band: import('../../shell/badge.js').Band, ceiling: number}} Suspicion */
/** @typedef {{language: string, text: string, suspicion: Suspicion, nextStep: {code: string}}} Analysis */
/** @typedef {{case: Case, suspicion: Suspicion | null, moved: {signal: string, from: number, to: number, why: string}[], lacks: Lack[]}} EventResult */

/**
 * @typedef {object} Check one rule held against a reply
 * @property {string} rule
 * @property {boolean} ok
 * @property {string} title
 * @property {'red' | 'amber'} severity
 * @property {string} why
 * @property {Span[]} spans
 * @property {string | null} source
 */
/**
 * @typedef {object} Reply
 * @property {string} text
 * @property {Stage} stage
 * @property {string} register
 * @property {string} language
 * @property {string} variant
 * @property {Where} where
 * @property {{name: string, label: string, value: string}[]} fields
 * @property {Check[]} checks
 */

/** @typedef {{code: string, text: string, source: string, readOn: string, certain: boolean}} PlatformRule */
/**
 * @typedef {object} Option
 * @property {'A' | 'B' | 'C'} code
 * @property {string} title
 * @property {boolean} allowed
 * @property {Move[]} moves
 * @property {Lack[]} lacks
 * @property {string[]} pros
 * @property {string[]} cons
 * @property {string | null} warning
 * @property {PlatformRule[]} rules
 */

/** @typedef {import('../../../../extension/shared/lists.js').Price} Price */
/**
 * @typedef {object} Claim
 * @property {string} claim
 * @property {number} amount
 * @property {string | null} currency
 * @property {'here' | 'elsewhere' | 'unknown'} whose
 * @property {Price | null} listed
 * @property {boolean | null} differs
 */
/** @typedef {{type: 'contradiction', kind: 'price-list', source: string, note: string}} Suggested */

/** @typedef {{id: string, title: string, hint: string, answer: string, suggestion: string, needed: boolean}} Question */
/** @typedef {{id: string, title: string, lesson: string, why: string}} Story */
/**
 * @typedef {object} Card
 * @property {Question[]} questions
 * @property {Lack[]} lacks
 * @property {{title: string, never: string, items: {id: string, text: string, done: boolean}[]}} lookUp
 * @property {Story[]} like
 */

/**
 * @typedef {object} PanelPlace what every panel gets
 * @property {Case} theCase
 * @property {Analysis | null} analysis null where the text is not kept
 * @property {Visit} visit
 * @property {() => unknown} changed tells the page to load the case anew
 * @property {AbortSignal} over aborted when the panel is written anew or the page is left: timers stop, what is being sent does not
 * @property {(write: (stage: Stage) => unknown) => void} writes takes how a draft for another stage is shown; only the reply panel has one
 */

export {};

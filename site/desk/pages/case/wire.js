/** What the server sends of a case and its comment, as far as this page reads it. */

/** @typedef {import('../../shell/badge.js').Band} Band */
/** @typedef {import('../../shell/marked.js').Span} Span */
/** @typedef {{score: number | null, band: Band, ceiling: number, logOdds: number, neutral: number}} Suspicion */
/** @typedef {{signal: string, family: string, weight: number, title: string, why: string, spans: Span[]}} Evidence `weight` in decibans */
/** @typedef {{code: string, title: string, why: string}} NextStep */
/** @typedef {{signal: string, from: number, to: number, why: string}} Moved decibans */
/** @typedef {{code: string, why: string}} Lack */
/** @typedef {{commentId: string, similarity: number, kind: 'copy' | 'paraphrase' | 'same-problem', publishedAt: string | null, sameAuthor: boolean | null}} Similar */
/** @typedef {'genuine' | 'campaign' | 'unknown'} Verdict */
/** @typedef {{text: string, url: string | null, at: string, sha256: string}} Snapshot */
/**
 * @typedef {object} Event
 * @property {string} type
 * @property {string} at
 * @property {string} who
 * @property {number | null} days
 * @property {string | null} kind
 * @property {string | null} source
 * @property {string | null} note
 * @property {string | null} text
 * @property {string | null} stage which kind of reply went out
 * @property {'A' | 'B' | 'C' | null} decision
 * @property {Snapshot | null} snapshot
 * @property {Record<string, string>} answers
 * @property {string[] | null} looked
 * @property {string | null} owner who sees to the case from then on ("": nobody)
 */
/**
 * @typedef {object} CaseBody
 * @property {string} id
 * @property {string} commentId
 * @property {string} business
 * @property {string} platform
 * @property {string} code
 * @property {string | null} owner
 * @property {string} state
 * @property {string | null} silentSince
 * @property {string} openedAt
 * @property {Event[]} events
 * @property {{outcome: Verdict, at: string, who: string} | null} outcome
 */
/**
 * @typedef {object} Analysis
 * @property {string} commentId
 * @property {string} text
 * @property {string} language
 * @property {Suspicion} suspicion
 * @property {Evidence[]} evidence
 * @property {{level: 'low' | 'medium' | 'high', why: string, byHand: boolean}} exposure
 * @property {Similar[]} similar
 * @property {NextStep} nextStep
 */
/** @typedef {{case: CaseBody, suspicion: Suspicion | null, moved: Moved[], lacks: Lack[]}} EventResult */
/** @typedef {{case: CaseBody, suspicion: Suspicion, moved: Moved[], learned: Moved[]}} OutcomeResult */
/** @typedef {{type: string, title: string, side: 'doubt' | 'trust' | 'step', at: string, who: string, source: string | null, note: string | null, counts: boolean}} Entry */
/** @typedef {{caseId: string, code: string, entries: Entry[], lacks: Lack[]}} Ledger */
/** @typedef {{theCase: CaseBody, analysis: Analysis | null, ledger: Ledger}} Known what the page shows; `analysis` is null where the text is not kept */

export {};

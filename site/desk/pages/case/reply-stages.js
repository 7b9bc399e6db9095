/** At which point of the dialogue a case is, and what may be put on record once a reply is out. */

/** @typedef {import('./panel-wire.js').Stage} Stage */
/** @type {Stage[]} */
export const STAGES = ['first', 'private', 'answered', 'silent', 'clarify', 'resolved', 'report', 'note'];
/** @type {Record<string, string[]>} by the language of the draft */
export const REGISTERS = { it: ['lei', 'voi', 'tu'], en: ['formal', 'informal'] };
/** The empty one is what Garbo takes by itself. */
export const VARIANTS = ['', 'lived-detail', 'mixed', 'generic', 'impulse', 'price', 'creator', 'review-trade', 'outsider', 'positive', 'question', 'grave', 'threat'];

/** @type {Record<string, Stage>} by the state of the case */
const BY_STATE = {
  open: 'first', 'second-message': 'first', replied: 'private', waiting: 'private', answered: 'answered', 'customer-verified': 'answered',
  'reference-not-found': 'answered', silent: 'silent', resolved: 'resolved', closed: 'note',
};
/** @type {Record<string, Stage>} what there is to write after a decision */
const BY_DECISION = { A: 'report', B: 'clarify', C: 'note' };

/**
 * @param {import('./panel-wire.js').Case} theCase
 * @param {string} [step] the code of the next step: what is to be reported comes first
 * @returns {Stage}
 */
export function stageNow({ state, events }, step = '') {
  if (state === 'open' && step.startsWith('report-')) return 'report';
  if (state === 'decided') return BY_DECISION[events.findLast(({ decision }) => decision)?.decision ?? ''] ?? 'note';
  return BY_STATE[state] ?? 'first';
}

/**
 * @param {{text: string, stage: Stage, where: string}} sent
 * @param {string} code of the case
 * @returns {'reference-asked' | 'resolved' | null} what else may have happened when this went out
 */
export function alsoHappened({ text, stage, where }, code) {
  if (where !== 'public' && where !== 'private') return null;
  if (stage === 'resolved') return 'resolved';
  return (stage === 'first' || stage === 'private') && text.includes(code) ? 'reference-asked' : null;
}

/** @param {{text: string, stage: Stage, where: string}} sent @returns {Record<string, string>} the event of a text that is out; what nobody outside reads is a note */
export const eventOf = ({ text, stage, where }) =>
  where === 'public' || where === 'private' ? { type: 'replied', text, stage } : { type: 'note', note: text };

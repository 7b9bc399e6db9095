/** The rows of one urgency: copies of one comment fold into one row, and many rows fold below the first. */
import { make } from '../../shell/dom.js';
import { numberOf } from '../../shell/words.js';
import { row, titleOf } from './row.js';
import { say } from './words.js';

/** @typedef {import('./wire.js').QueuedCase} QueuedCase */

/** So many rows stand at once. */
const AT_ONCE = 20;

/** @param {QueuedCase[]} cases @returns {QueuedCase[][]} in their order; those of the same words together, where the first of them stands */
function together(cases) {
  /** @type {Map<string, QueuedCase[]>} */
  const found = new Map();
  for (const each of cases) {
    const key = each.group?.id ?? each.caseId;
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return [...found.values()];
}

/** @param {number} size @param {number} names @returns {string} "5 commenti uguali, 5 nomi" */
function sizeOf(size, names) {
  if (names === 0) return say('copies', numberOf(size));
  return names === 1 ? say('copiesName', numberOf(size)) : say('copiesNames', numberOf(size), numberOf(names));
}

/** @param {QueuedCase[]} cases of the same words @param {HTMLElement[]} inside their rows */
function folded([first], inside) {
  if (!first?.group) return inside;
  const { id, size, names } = first.group;
  const fold = `copies-${first.urgency}-${id}`;
  return [make('li', { class: 'queued together', 'data-garbo': 'copies' },
    make('details', { 'data-fold': fold },
      make('summary', { 'data-key': fold, dir: 'auto' }, say('copiesOf', sizeOf(size, names), titleOf(first))),
      make('ol', { class: 'queue' }, ...inside)))];
}

/**
 * @param {import('./wire.js').Urgency} urgency
 * @param {QueuedCase[]} cases
 * @param {import('./row.js').Give} give
 * @param {(message: string) => void} tell
 * @param {Parameters<typeof row>[3]} several
 * @returns {HTMLElement[]}
 */
export function rows(urgency, cases, give, tell, several) {
  const made = together(cases).flatMap((some) => {
    const each = some.map((one) => row(one, give, tell, several));
    return some.length > 1 ? folded(some, each) : each;
  });
  const others = made.slice(AT_ONCE);
  if (others.length === 0) return made;
  const fold = `others-${urgency}`;
  return [...made.slice(0, AT_ONCE), make('li', { class: 'queued together' },
    make('details', { 'data-fold': fold, 'data-garbo': 'others' },
      make('summary', { 'data-key': fold }, say('others', numberOf(others.length))), make('ol', { class: 'queue' }, ...others)))];
}

/** How a list was read: the columns, what one should know, the rows that were left out. */
import { make } from '../../shell/dom.js';
import { numberOf } from '../../shell/words.js';
import { columnName, say } from './words.js';

/** So many rows that were left out are told at once; more of them fold. */
const IN_SIGHT = 10;

/** @typedef {import('./wire.js').Import} Import */

/** @param {Import} list */
export function readPart({ format, columns, ignoredColumns, notes }) {
  const found = columns.map(({ kind, name }) => (name ? say('column', columnName(kind), name) : say('columnAlone', columnName(kind))));
  return make('details', { 'data-garbo': 'read' }, make('summary', {}, say('how')),
    make('ul', { class: 'plain' },
      ...(format === 'lines' ? [make('li', {}, say('asLines'))] : found.map((each) => make('li', { 'data-garbo': 'column' }, each))),
      ignoredColumns.length > 0 && make('li', { class: 'quiet', 'data-garbo': 'unused' }, say('unused', ignoredColumns.map((each) => `«${each}»`).join(', '))),
      ...notes.map(({ code, why }) => make('li', { 'data-garbo': 'note', 'data-code': code }, why))));
}

/** @param {Import} list @returns {HTMLElement | null} */
export function skippedPart({ skipped, skippedCount }) {
  if (skippedCount === 0) return null;
  return make('details', { 'data-garbo': 'skipped', open: skippedCount <= IN_SIGHT }, make('summary', {}, say('skipped', numberOf(skippedCount))),
    make('ul', { class: 'plain' }, ...skipped.map(({ line, why }) => make('li', { 'data-garbo': 'skip' }, make('strong', {}, say('line', line)), ` · ${why}`))),
    skippedCount > skipped.length && make('p', { class: 'quiet' }, say('skippedMore', numberOf(skippedCount - skipped.length))));
}

/** The last lists, so that one that is still running is found again. */
import { link, make, sheet } from '../../shell/dom.js';
import { momentOf, numberOf } from '../../shell/words.js';
import { say } from './words.js';

/** @param {import('./wire.js').Import[]} imports @returns {HTMLElement | null} the one that is being weighed, above all else */
export function nowPart(imports) {
  const list = imports.find(({ state }) => state === 'running');
  if (!list) return null;
  return make('div', { class: 'sheet row between', 'data-garbo': 'now' },
    make('p', {}, make('strong', {}, say('now')), ` · ${say('ofTotal', numberOf(list.done), numberOf(list.total))}`), link(`#/import/${list.id}`, say('look'), 'button'));
}

/** @param {import('./wire.js').Import[]} imports @returns {HTMLElement | null} */
export function latestPart(imports) {
  if (imports.length === 0) return null;
  const made = sheet(say('last'), make('p', { class: 'quiet' }, say('lastWhy')),
    make('ul', { class: 'plain lists' }, ...imports.map((each) => make('li', { 'data-garbo': 'list', 'data-state': each.state },
      link(`#/import/${each.id}`, say('listOf', momentOf(each.askedAt))),
      make('p', { class: 'quiet' }, `${say('ofTotal', numberOf(each.done), numberOf(each.total))} · ${each.message}`)))));
  made.dataset['garbo'] = 'latest';
  return made;
}

/** What is kept of whom, and how it is taken along or erased. */
import { ask } from '../../shell/api.js';
import { make } from '../../shell/dom.js';
import { authorPart } from './author.js';
import { exportPart } from './exporting.js';
import { keptPart } from './kept.js';
import { purgePart } from './purging.js';
import { say } from './words.js';

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
async function show(place, visit) {
  const read = () => ask('GET', '/v1/privacy', { signal: visit.signal });
  const first = await read();
  const kept = keptPart(first);
  // What was erased is erased, also where the new figures cannot be read just now.
  const changed = async () => {
    const now = await read().catch(() => null);
    if (now) kept.refresh(now);
  };
  place.replaceChildren(make('div', { class: 'columns' },
    make('div', {}, kept.element, authorPart(visit, first.team, changed)),
    make('div', {}, exportPart(visit.tell), purgePart(visit, first.retentionDays, changed))));
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'privacy', title: say('title'), inMenu: true, show };

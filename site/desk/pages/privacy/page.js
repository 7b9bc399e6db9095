/** What is kept of whom, and how it is taken along or erased. */
import { ask } from '../../shell/api.js';
import { make } from '../../shell/dom.js';
import { forgetOtherDrafts } from '../../shell/drafts.js';
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
  // What was erased is erased, also where the rest cannot be read just now: drafts go by themselves in the end.
  const changed = async () => {
    const [now, left] = await Promise.all([read().catch(() => null), ask('GET', '/v1/cases').catch(() => null)]);
    if (left) forgetOtherDrafts(new Set(left.cases.map((/** @type {{id: string}} */ { id }) => id)));
    if (now) kept.refresh(now);
  };
  place.replaceChildren(make('div', { class: 'columns' },
    make('div', {}, kept.element, authorPart(visit, first, changed)),
    make('div', {}, exportPart(visit.tell), purgePart(visit, first.retentionDays, changed))));
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'privacy', title: say('title'), inMenu: true, show };

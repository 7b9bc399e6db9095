/** Import: many comments weighed in one go, and who says the same. */
import { ask } from '../../shell/api.js';
import { make, sheet } from '../../shell/dom.js';
import { listForm } from './form.js';
import { latestPart, nowPart } from './latest.js';
import { showRun } from './run.js';
import { say } from './words.js';

const howPart = () => {
  const made = sheet(say('teach'), make('ol', { class: 'steps' }, make('li', {}, say('step1')), make('li', {}, say('step2')), make('li', {}, say('step3'))));
  made.dataset['garbo'] = 'teach';
  return made;
};

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
async function show(place, visit) {
  const [id] = visit.path;
  if (id) return showRun(place, id, visit);
  const { imports } = await ask('GET', '/v1/imports', { signal: visit.signal });
  const latest = latestPart(imports);
  const now = nowPart(imports);
  place.replaceChildren(...(now ? [now] : []), make('div', { class: 'columns' }, make('div', {}, listForm(visit)), make('div', {}, ...(latest ? [latest] : []), howPart())));
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'import', title: say('title'), inMenu: true, show };

/** Figures of some days, for the owner: what was written, what came of it. No names, no texts. */
import { address, ask, download } from '../../shell/api.js';
import { chosenBusiness, nameOfBusiness } from '../../shell/businesses.js';
import { button, empty, link, make, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf } from '../../shell/words.js';
import { saidDays } from './days.js';
import { headline, rest } from './figures.js';
import { periodPart, wrongWith } from './period.js';
import { say } from './words.js';

/** @typedef {import('./wire.js').Report} Report */

const nothing = () => empty(say('empty'), make('p', {}, say('emptyWhy')), make('p', {}, say('emptyDo')),
  make('p', { class: 'row' }, link('#/weigh', say('weigh'), 'button main'), link('#/import', say('imports'), 'button')));

/** @param {Report} report @param {(message: string) => void} tell */
function keepPart({ from, to, business }, tell) {
  const { place: wrong, trying } = corner();
  /** @param {string} path @param {string} ending */
  const save = (path, ending) => trying(async () => {
    const name = `garbo-${from}-${to}.${ending}`;
    await download(address(path, { from, to, business }), name);
    tell(say('saving', name));
  });
  const part = sheet(say('keep'),
    make('div', { class: 'buttons' }, button('print', say('print'), () => print(), 'main'),
      button('save-csv', say('csv'), () => save('/v1/report.csv', 'csv')), button('save-json', say('json'), () => save('/v1/report', 'json'))),
    wrong, make('p', { class: 'quiet' }, `${say('full')} `, link('#/privacy', say('privacy')), '.'));
  part.classList.add('keep');
  return part;
}

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
async function show(place, { query, signal, go, tell }) {
  const asked = { from: query.get('from') ?? '', to: query.get('to') ?? '' };
  const business = chosenBusiness();
  place.append(periodPart(asked, go));
  if (wrongWith(asked)) return;
  /** @type {Report} */
  const report = await ask('GET', address('/v1/report', { ...asked, business }), { signal });
  place.append(make('div', { class: 'about', 'data-garbo': 'about' },
    make('h2', {}, saidDays(report)),
    make('p', { class: 'quiet' }, `${report.business ? nameOfBusiness(report.business) : say('all')}. ${say('noNames')}`),
    make('p', { class: 'quiet on-paper' }, say('made', dayOf(new Date().toISOString())))));
  if (report.cases === 0) return place.append(nothing());
  place.append(headline(report), rest(report), keepPart(report, tell));
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'report', title: say('title'), inMenu: true, show };

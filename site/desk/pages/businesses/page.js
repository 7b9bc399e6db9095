/** The businesses that are moderated here, each with its pages and its profile. */
import { ask } from '../../shell/api.js';
import { empty, link, make } from '../../shell/dom.js';
import { businessForm } from './form.js';
import { MAIN } from './wire.js';
import { kindName, say } from './words.js';

/** @typedef {import('./wire.js').Named} Named */

const ADD = '#/businesses?add';
const SHOWN_PAGES = 3;

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
async function show(place, visit) {
  const { path: [id], query, signal } = visit;
  /** @type {Named[]} */
  const all = (await ask('GET', '/v1/businesses', { signal })).businesses;
  if (query.has('add')) return place.replaceChildren(businessForm(visit, all, null));
  if (id && (id === MAIN || all.some((each) => each.id === id))) return place.replaceChildren(businessForm(visit, all, id));
  if (id) {
    return place.replaceChildren(empty(say('gone'), make('p', {}, say('goneDo')), link('#/businesses', say('all'), 'button')));
  }
  place.replaceChildren(...(all.length === 0 ? [start()] : listed(all)));
}

const start = () => empty(say('emptyTitle'), make('p', {}, say('emptyWhy')), link(ADD, say('emptyDo'), 'button main'),
  make('p', { class: 'quiet' }, say('several')));

/** @param {Named[]} all */
const listed = (all) => [
  make('p', { class: 'quiet' }, say('several')),
  all.every(({ id }) => id !== MAIN) && make('div', { class: 'empty', 'data-garbo': 'no-main' }, make('p', {}, say('mainMissing')), link(`#/businesses/${MAIN}`, say('mainAdd'), 'button')),
  make('ul', { class: 'plain', 'data-garbo': 'businesses' }, ...all.map(row)),
  make('div', { class: 'buttons' }, link(ADD, say('add'), 'button')),
].filter((each) => each !== false);

/** @param {Named} business */
function row({ id, name, kind, pages = [] }) {
  const more = pages.length - SHOWN_PAGES;
  return make('li', { class: 'sheet', 'data-garbo': 'business-row', 'data-id': id },
    make('div', { class: 'row between' },
      make('h2', {}, make('a', { href: `#/businesses/${encodeURIComponent(id)}` }, name)),
      make('span', { class: 'quiet' }, [id === MAIN && say('main'), kind && kindName(kind)].filter(Boolean).join(' · '))),
    pages.length > 0 && make('ul', { class: 'plain quiet' }, ...pages.slice(0, SHOWN_PAGES).map((page) => make('li', { dir: 'ltr' }, page)), more > 0 && make('li', {}, say('morePages', more))),
    id === MAIN ? make('p', { class: 'quiet' }, say('rest')) : pages.length === 0 && make('p', { class: 'quiet' }, say('noPages')));
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'businesses', title: say('title'), inMenu: true, show };

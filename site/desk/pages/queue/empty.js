/** Where nobody waits: three ways to weigh a comment, one press from each. */
import { ask } from '../../shell/api.js';
import { empty, link, make } from '../../shell/dom.js';
import { connectPart } from '../settings/connect.js';
import { say } from './words.js';

/** @param {import('../../shell/pages.js').Visit} visit @returns {Promise<HTMLElement>} */
export async function emptyPart(visit) {
  const { signal } = visit;
  const [{ cases }, { clients }, { businesses }] = await Promise.all(
    ['/v1/cases', '/v1/pairings', '/v1/businesses'].map((path) => ask('GET', path, { signal })));
  const isFirst = cases.length === 0;
  const isThere = clients.some((/** @type {{kind: string}} */ { kind }) => kind === 'extension');
  return empty(say(isFirst ? 'emptyFirst' : 'emptyDone'),
    businesses.length === 0 && make('div', { class: 'aside', 'data-garbo': 'no-business' },
      make('h3', {}, say('business')), make('p', {}, say('businessWhy')), link('#/businesses/default', say('businessDo'), 'button main')),
    make('p', {}, say(isFirst ? 'emptyFirstWhy' : 'emptyDoneWhy')),
    make('ol', { class: 'plain ways-in' },
      make('li', { class: 'way-in' }, make('h3', {}, say('extension')), make('p', {}, say('extensionWhy')),
        isThere ? make('p', { class: 'quiet' }, say('extensionThere')) : connectPart(visit)),
      make('li', { class: 'way-in' }, make('h3', {}, say('paste')), make('p', {}, say('pasteWhy')), link('#/weigh', say('weigh'), 'button')),
      make('li', { class: 'way-in' }, make('h3', {}, say('many')), make('p', {}, say('manyWhy')), link('#/import', say('imports'), 'button'))));
}

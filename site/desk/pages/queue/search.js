/** A case found again: by the code that a customer quotes, or by a word of its comment, whatever became of it. */
import { address, ask } from '../../shell/api.js';
import { chosenBusiness } from '../../shell/businesses.js';
import { button, form, labelled, link, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { numberOf } from '../../shell/words.js';
import { stateWord } from '../report/words.js';
import { titleOf } from './row.js';
import { say } from './words.js';

/** So many the server gives at most. */
const MOST = 50;

/** @param {import('./wire.js').FoundCase} found */
function foundRow(found) {
  const title = link(`#/cases/${found.id}`, titleOf(found), 'excerpt');
  title.dir = 'auto';
  return make('li', { class: 'queued', 'data-garbo': 'found-case', 'data-case': found.id },
    make('div', { class: 'matter' }, title, make('p', { class: 'quiet' }, `${found.code} · ${stateWord(found.state)}`)));
}

/** @param {number} count @param {string} asked @returns {string} */
function countOf(count, asked) {
  if (count === 0) return say('foundNone', asked);
  if (count === 1) return say('foundOne');
  return say(count < MOST ? 'foundMany' : 'foundFirst', numberOf(count));
}

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {HTMLElement} usual stands aside while something was looked for
 */
export function searchPart({ signal, tell }, usual) {
  const field = make('input', { id: 'search', type: 'search', maxlength: 200, autocomplete: 'off', spellcheck: 'false' });
  const { place: wrong, trying } = corner();
  const results = make('section', { class: 'group-of', 'data-garbo': 'found', 'aria-label': say('find'), hidden: true });
  const back = () => {
    results.hidden = true;
    results.replaceChildren();
    usual.hidden = false;
  };
  const clear = button('clear-search', say('clear'), () => {
    field.value = '';
    back();
    field.focus();
  });
  const find = () => trying(async () => {
    const asked = field.value.trim();
    if (!asked) {
      back();
      tell(say('searchEmpty'));
      return field.focus();
    }
    /** @type {{cases: import('./wire.js').FoundCase[]}} */
    const { cases } = await ask('GET', address('/v1/cases', { search: asked, business: chosenBusiness() }), { signal });
    const said = make('p', { tabindex: '-1', 'data-garbo': 'found-count' }, countOf(cases.length, asked));
    results.replaceChildren(make('div', { class: 'row between' }, said, clear), make('ol', { class: 'queue' }, ...cases.map(foundRow)));
    results.hidden = false;
    usual.hidden = true;
    said.focus();
  });
  field.addEventListener('input', () => {
    if (field.value === '') back();
  });
  return make('search', { class: 'page' },
    form({ class: 'row search', 'data-garbo': 'search' }, find, labelled(say('search'), field, say('searchHelp')), make('button', { 'data-garbo': 'find' }, say('find'))),
    wrong, results);
}

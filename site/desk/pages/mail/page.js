/** A mail that looks odd is pasted here and looked through. Nothing of it is opened, fetched or kept. */
import { ask } from '../../shell/api.js';
import { button, empty, form, labelled, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { resultPart } from './result.js';
import { LARGEST, beginningOf, kilobytes, sizeOf } from './size.js';
import { say } from './words.js';

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
function show(place, { tell, signal, guard }) {
  const raw = make('textarea', { id: 'mail', rows: 8, dir: 'auto', spellcheck: 'false', autocomplete: 'off', required: true, class: 'source' });
  const { place: wrong, trying } = corner();
  const answer = make('div', { class: 'page', 'data-garbo': 'answer' }, howPart());
  const changed = make('p', { class: 'quiet', 'data-garbo': 'changed', hidden: true }, say('changed'));
  let checked = '';
  guard(() => raw.value !== checked);
  raw.addEventListener('input', () => {
    changed.hidden = !answer.querySelector('[data-garbo="result"]') || raw.value === checked;
  });

  /** @param {string} sent the mail, or its beginning @param {string} [part] */
  const look = (sent, part) => trying(async () => {
    const typed = raw.value;
    const { element, heading } = resultPart(sent, await ask('POST', '/v1/mails:check', { body: { raw: sent }, signal }), part);
    checked = typed;
    changed.hidden = raw.value === checked;
    answer.replaceChildren(element);
    heading.focus();
  });

  function check() {
    wrong.replaceChildren();
    if (!raw.value.trim()) {
      tell(say('missing'));
      return raw.focus();
    }
    const size = sizeOf(raw.value);
    if (size <= LARGEST) return look(raw.value);
    const cut = button('check-beginning', say('longCut'), () => {
      const sent = beginningOf(raw.value);
      return look(sent, say('part', kilobytes(sizeOf(sent)), kilobytes(sizeOf(raw.value))));
    });
    wrong.replaceChildren(make('div', { class: 'trouble', role: 'alert', 'data-garbo': 'too-long' },
      make('strong', {}, say('long', kilobytes(size))), make('p', {}, say('longDo')), cut));
    cut.focus();
  }

  const example = button('example', say('example'), () => {
    raw.value = say('sample');
    return check();
  });
  place.append(
    form({ class: 'sheet', 'data-garbo': 'mail' }, check,
      make('p', { class: 'quiet' }, say('intro')),
      labelled(say('raw'), raw, say('rawHelp')),
      make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'send' }, say('check')), example),
      changed, wrong),
    answer);
}

/** @param {...string} steps */
const steps = (...steps) => make('ol', {}, ...steps.map((step) => make('li', {}, step)));

/** What stands there before anything was pasted. */
const howPart = () => empty(say('howTitle'),
  make('p', {}, say('howWhy')),
  make('div', { class: 'copy-ways' },
    make('div', {}, make('h3', {}, say('gmail')), steps(say('gmail1'), say('gmail2'), say('gmail3'))),
    make('div', {}, make('h3', {}, say('outlook')), steps(say('outlook1'), say('outlook2'), say('outlook3')))),
  make('p', { class: 'quiet' }, say('others')));

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'mail', title: say('title'), menu: say('menu'), inMenu: true, show };

/** One business: seen, changed, saved, deleted. */
import { ask } from '../../shell/api.js';
import { form, link, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { twice } from '../settings/twice.js';
import { faults } from './checking.js';
import { fieldsOf } from './fields.js';
import { MAIN } from './wire.js';
import { say } from './words.js';

/** @typedef {import('./wire.js').Named} Named */

const changed = () => dispatchEvent(new Event('garbo-businesses'));

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {Named[]} all
 * @param {string | null} id null is a new one
 * @returns {HTMLElement}
 */
export function businessForm({ signal, tell, go, again, guard }, all, id) {
  const found = all.find((each) => each.id === id);
  // The first one is the main one, which the extension's options show as well.
  const isNew = found === undefined;
  const wanted = id ?? (all.some((each) => each.id === MAIN) ? '' : MAIN);
  const { inputs, lists, all: fields, parts, typed } = fieldsOf(wanted, found ?? {});
  const { place: wrong, trying } = corner();
  /** What is said of each field stands right below it. @type {Map<Element, HTMLElement>} */
  const said = new Map();
  const written = () => JSON.stringify(fields.map(({ value }) => value));
  let kept = written();
  guard(() => written() !== kept);

  const others = all.filter((each) => each.id !== wanted);
  const now = () => faults(inputs, lists, others, inputs.kind.value);
  /** Take back what was said of a field, as far as it is mended. */
  function settle() {
    const marked = fields.filter((field) => field.hasAttribute('aria-invalid'));
    const still = marked.length > 0 ? now() : [];
    for (const field of marked) {
      const what = still.find((each) => each.field === field);
      if (what) {
        point(what);
        continue;
      }
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-errormessage');
      said.get(field)?.remove();
      said.delete(field);
    }
  }
  for (const field of fields) field.addEventListener('input', settle);

  /** @param {import('./checking.js').Fault} what */
  function point({ field, messages }) {
    field.closest('details')?.setAttribute('open', '');
    field.setAttribute('aria-invalid', 'true');
    const words = [...messages.map((each) => make('strong', {}, each)), make('p', {}, say('notSaved'))];
    const place = said.get(field) ?? make('div', { class: 'trouble', role: 'alert', id: `${field.id}-wrong`, 'data-garbo': 'wrong' });
    if (place.firstChild?.textContent !== messages[0] || place.childElementCount !== words.length) place.replaceChildren(...words);
    field.setAttribute('aria-errormessage', place.id);
    if (!said.has(field)) field.after(place);
    said.set(field, place);
  }

  const save = () => trying(async () => {
    settle();
    const found = now();
    found.forEach(point);
    const [first] = found;
    if (first) {
      first.field.focus();
      if (first.line) first.field.setSelectionRange(first.line.start, first.line.end);
      return;
    }
    const sent = written();
    const saved = wanted ? await ask('PUT', `/v1/businesses/${wanted}`, { body: typed(), signal }) : await ask('POST', '/v1/businesses', { body: typed(), signal });
    kept = sent;
    changed();
    tell(say('saved'));
    // What was typed while it was being saved stays here.
    const own = `#/businesses/${saved.id}`;
    if (isNew && written() === kept) (location.hash === own ? again : go)(own);
  });

  const remove = found && found.id !== MAIN && twice('delete-business', say('remove'), say('removeSure', found.name), () => trying(async () => {
    await ask('DELETE', `/v1/businesses/${found.id}`, { signal });
    kept = written();
    changed();
    tell(say('removed', found.name));
    go('#/businesses');
  }), tell);

  return make('div', { class: 'page business' },
    all.length > 0 && make('p', {}, link('#/businesses', `← ${say('all')}`)),
    form({ 'data-garbo': 'business' }, save, make('p', { class: 'quiet' }, say('help')), ...parts, wrong,
      make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'save' }, say('save')),
        isNew && all.length > 0 && link('#/businesses', say('cancel'), 'button'))),
    !isNew && make('div', { class: 'remove' }, remove || null, make('p', { class: 'quiet' }, say(remove ? 'removeWhy' : 'removeNot'))));
}

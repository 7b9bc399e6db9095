/** One business: seen, changed, saved, deleted. */
import { ask } from '../../shell/api.js';
import { form, link, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { twice } from '../settings/twice.js';
import { fault } from './checking.js';
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
  const state = make('div', { class: 'trouble', role: 'alert', 'data-garbo': 'wrong', hidden: true });
  const written = () => JSON.stringify(fields.map(({ value }) => value));
  let kept = written();
  guard(() => written() !== kept);

  const others = all.filter((each) => each.id !== wanted);
  /** Take back what was said of a field, as far as it is mended. */
  function settle() {
    const marked = fields.filter((field) => field.hasAttribute('aria-invalid'));
    const still = marked.length > 0 ? fault(inputs, lists, others)?.field : undefined;
    for (const field of marked.filter((each) => each !== still)) {
      field.removeAttribute('aria-invalid');
      state.hidden = true;
    }
  }
  for (const field of fields) field.addEventListener('input', settle);

  /** @param {import('./checking.js').Fault} what */
  function point({ field, message, line }) {
    field.closest('details')?.setAttribute('open', '');
    field.setAttribute('aria-invalid', 'true');
    state.replaceChildren(make('strong', {}, message), make('p', {}, say('notSaved')));
    state.hidden = false;
    field.focus();
    if (line) field.setSelectionRange(line.start, line.end);
  }

  const save = () => trying(async () => {
    settle();
    const what = fault(inputs, lists, others);
    if (what) return point(what);
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
    form({ 'data-garbo': 'business' }, save, make('p', { class: 'quiet' }, say('help')), ...parts, state, wrong,
      make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'save' }, say('save')),
        isNew && all.length > 0 && link('#/businesses', say('cancel'), 'button'))),
    !isNew && make('div', { class: 'remove' }, remove || null, make('p', { class: 'quiet' }, say(remove ? 'removeWhy' : 'removeNot'))));
}

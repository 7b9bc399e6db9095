/** Where the case stands: its state in plain words, the code, who sees to it, the business, how many will read it. */
import { ask } from '../../shell/api.js';
import { nameOfBusiness } from '../../shell/businesses.js';
import { button, form, labelled, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { agoOf, momentOf, speaker } from '../../shell/words.js';
import { stateName } from './events.js';
import { daysSince } from './parts.js';

const say = speaker({
  it: {
    title: 'A che punto siamo', silent: 'Nessuna risposta da $1: la domanda era di $2.', code: 'Codice del caso',
    codeHelp: 'È quello che il cliente può citare in privato.', copy: 'Copia il codice', copied: 'Codice copiato.',
    follows: 'Chi lo segue: $1', noone: 'nessuno', owner: 'Nome', ownerHelp: 'Uno della squadra. Vuoto: nessuno.', save: 'Salva', saved: 'Salvato: ora lo segue $1.', nobody: 'Salvato: ora non lo segue nessuno.',
    business: 'Attività', opened: 'Aperto', exposure: 'Quanti lo leggono',
  },
  en: {
    title: 'Where it stands', silent: 'No answer for $1: the question was asked $2.', code: 'Case code',
    codeHelp: 'It is what the customer may quote in private.', copy: 'Copy the code', copied: 'Code copied.',
    follows: 'Who sees to it: $1', noone: 'nobody', owner: 'Name', ownerHelp: 'Somebody of the team. Empty: nobody.', save: 'Save', saved: 'Saved: $1 sees to it now.', nobody: 'Saved: nobody sees to it now.',
    business: 'Business', opened: 'Opened', exposure: 'How many read it',
  },
});

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {() => import('./wire.js').CaseBody} theCase
 * @param {() => Promise<unknown>} changed
 */
export function factsPart(visit, theCase, changed) {
  const state = make('p', { class: 'state', 'data-garbo': 'state' });
  const silence = make('p', { 'data-garbo': 'silent' });
  const code = make('strong', { class: 'code', 'data-garbo': 'code' });
  const rest = make('dl', { class: 'facts' });
  const follows = make('summary', {});
  const names = make('datalist', { id: 'team' });
  const owner = make('input', { id: 'owner', name: 'owner', type: 'text', maxlength: 200, autocomplete: 'off', list: 'team' });
  const { place: wrong, trying } = corner();
  const copy = button('copy-code', say('copy'), async () => {
    await navigator.clipboard.writeText(theCase().code);
    visit.tell(say('copied'));
  });
  const save = () => trying(async () => {
    const name = owner.value.trim();
    await ask('PATCH', `/v1/cases/${theCase().id}`, { body: { owner: name || null }, signal: visit.signal });
    visit.tell(name ? say('saved', name) : say('nobody'));
    await changed();
  });
  const element = make('section', { class: 'sheet', 'data-garbo': 'facts' },
    make('h2', {}, say('title')), state, silence,
    make('div', { class: 'group' },
      make('h3', {}, say('code')), make('div', { class: 'row' }, code, copy), make('p', { class: 'quiet' }, say('codeHelp'))),
    rest,
    make('details', { 'data-garbo': 'owner' }, follows,
      form({ 'data-garbo': 'owner-form', class: 'inside' }, save,
        labelled(say('owner'), owner, say('ownerHelp')), names, wrong,
        make('div', { class: 'buttons' }, make('button', { 'data-garbo': 'save-owner' }, say('save'))))));
  /** @type {string | null} what was kept when the field was last written */
  let kept = null;

  /** @param {import('./wire.js').Known} known */
  function refresh({ theCase: now, analysis }) {
    element.dataset['state'] = now.state;
    state.textContent = stateName(now.state);
    silence.hidden = !now.silentSince;
    silence.textContent = now.silentSince ? say('silent', daysSince(now.silentSince), momentOf(now.silentSince)) : '';
    code.textContent = now.code;
    if (owner.value.trim() === (kept ?? '')) owner.value = now.owner ?? '';
    kept = now.owner;
    follows.textContent = say('follows', now.owner ?? say('noone'));
    const team = new Set(now.events.map(({ who }) => who));
    names.replaceChildren(...[...team].map((value) => make('option', { value })));
    rest.replaceChildren(
      make('dt', {}, say('business')), make('dd', { 'data-garbo': 'business' }, nameOfBusiness(now.business)),
      make('dt', {}, say('opened')), make('dd', {}, `${momentOf(now.openedAt)}, ${agoOf(now.openedAt)}`),
      ...(analysis ? [make('dt', {}, say('exposure')), make('dd', { 'data-garbo': 'exposure' }, analysis.exposure.why)] : []));
  }

  return { element, refresh, unsaved: () => owner.value.trim() !== (kept ?? '') };
}

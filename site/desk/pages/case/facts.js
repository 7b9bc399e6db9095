/** Where the case stands: its state in plain words, the code, who sees to it, the business, how many will read it. */
import { ProblemError, ask } from '../../shell/api.js';
import { nameOfBusiness } from '../../shell/businesses.js';
import { copyText } from '../../shell/clipboard.js';
import { button, form, labelled, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { agoOf, language, momentOf, speaker } from '../../shell/words.js';
import { isOver, stateName } from './events.js';
import { daysSince } from './parts.js';

const say = speaker({
  it: {
    title: 'A che punto siamo', silent: 'Nessuna risposta da $1: la domanda era $2.', code: 'Codice del caso',
    codeHelp: 'È quello che il cliente può citare in privato.', copy: 'Copia il codice', copied: 'Codice copiato.',
    follows: 'Chi lo segue: $1', noone: 'nessuno', owner: 'Nome', ownerHelp: 'Uno della squadra. Vuoto: nessuno.', save: 'Salva', saved: 'Salvato: ora lo segue $1.', nobody: 'Salvato: ora non lo segue nessuno.',
    more: '$1 · aperto $2', business: 'Attività', opened: 'Aperto', exposure: 'Quanti lo leggono',
  },
  en: {
    title: 'Where it stands', silent: 'No answer for $1: the question was asked $2.', code: 'Case code',
    codeHelp: 'It is what the customer may quote in private.', copy: 'Copy the code', copied: 'Code copied.',
    follows: 'Who sees to it: $1', noone: 'nobody', owner: 'Name', ownerHelp: 'Somebody of the team. Empty: nobody.', save: 'Save', saved: 'Saved: $1 sees to it now.', nobody: 'Saved: nobody sees to it now.',
    more: '$1 · opened $2', business: 'Business', opened: 'Opened', exposure: 'How many read it',
  },
});

/** @param {string} iso @returns {string} "del 17 nov 2026", "dell'8 nov 2026" */
function ofMoment(iso) {
  const moment = momentOf(iso);
  if (language === 'en') return moment;
  return /^(?:8|11)\b/.test(moment) ? `dell'${moment}` : `del ${moment}`;
}

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
  const about = make('summary', {});
  const follows = make('summary', {});
  const names = make('datalist', { id: 'team' });
  const owner = make('input', { id: 'owner', name: 'owner', type: 'text', maxlength: 200, autocomplete: 'off', list: 'team' });
  const { place: wrong, trying } = corner();
  const copy = button('copy-code', say('copy'), () => copyText(theCase().code, visit.tell, code, say('copied')));
  const save = () => trying(async () => {
    const name = owner.value.trim();
    try {
      await ask('PATCH', `/v1/cases/${theCase().id}`, { body: { owner: name || null, expectedOwner: kept }, signal: visit.signal });
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'owner-taken') await changed();
      throw error;
    }
    visit.tell(name ? say('saved', name) : say('nobody'));
    await changed();
  });
  const element = make('section', { class: 'sheet', 'data-garbo': 'facts' },
    make('h2', {}, say('title')), state, silence,
    make('div', { class: 'group' },
      make('h3', {}, say('code')), make('div', { class: 'row' }, code, copy)),
    make('details', { 'data-garbo': 'about' }, about, make('div', { class: 'inside' }, make('p', { class: 'quiet' }, say('codeHelp')), rest)),
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
    const since = isOver(now.state) ? null : now.silentSince;
    silence.hidden = !since;
    silence.textContent = since ? say('silent', daysSince(since), ofMoment(since)) : '';
    code.textContent = now.code;
    if (owner.value.trim() === (kept ?? '')) owner.value = now.owner ?? '';
    kept = now.owner;
    follows.textContent = say('follows', now.owner ?? say('noone'));
    const team = new Set(now.events.map(({ who }) => who));
    names.replaceChildren(...[...team].map((value) => make('option', { value })));
    about.textContent = say('more', nameOfBusiness(now.business), agoOf(now.openedAt));
    rest.replaceChildren(
      make('dt', {}, say('business')), make('dd', { 'data-garbo': 'business' }, nameOfBusiness(now.business)),
      make('dt', {}, say('opened')), make('dd', {}, `${momentOf(now.openedAt)}, ${agoOf(now.openedAt)}`),
      ...(analysis ? [make('dt', {}, say('exposure')), make('dd', { 'data-garbo': 'exposure' }, analysis.exposure.why)] : []));
  }

  return { element, refresh, unsaved: () => owner.value.trim() !== (kept ?? '') };
}

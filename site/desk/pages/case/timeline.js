/** What happened, in order: who, when, what. Lines are added, never changed. */
import { make, sheet } from '../../shell/dom.js';
import { momentOf, numberOf, speaker, wordOf } from '../../shell/words.js';
import { eventName, happenedName, isOver, kindName } from './events.js';
import { daysSince, inPlace } from './parts.js';

/** @typedef {import('./wire.js').Event} Event */

const say = speaker({
  it: {
    title: 'La storia', clock: 'Nessuna risposta da $1', clockWho: 'Fino a oggi · contato da Garbo', days: 'Nessuna risposta per $1 giorni',
    sent: 'Che cosa è stato scritto', source: 'Fonte: $1', noSource: 'Senza fonte: conta nel punteggio, non per il chiarimento.', reason: 'Motivo: $1',
    card: 'Scheda del caso aggiornata', answers: 'Risposte scritte', taken: 'risposta tolta', looked: 'Guardato a mano: $1 cose',
    follows: 'Lo segue $1', noone: 'Non lo segue nessuno',
    copy: 'Copia del commento di allora', page: 'Pagina', made: 'Copiato', digest: 'Impronta SHA-256', more: 'Prima, altre $1 righe', details: 'Dettagli',
  },
  en: {
    title: 'The story', clock: 'No answer for $1', clockWho: 'Until today · counted by Garbo', days: 'No answer for $1 days',
    sent: 'What was written', source: 'Source: $1', noSource: 'Without a source: it counts in the score, not for the clarification.', reason: 'Reason: $1',
    card: 'Case card brought up to date', answers: 'Answers', taken: 'answer taken back', looked: 'Looked up by hand: $1 things',
    follows: '$1 sees to it', noone: 'Nobody sees to it',
    copy: 'The comment as it was then', page: 'Page', made: 'Copied', digest: 'SHA-256 digest', more: 'Before these, $1 more lines', details: 'Details',
  },
});
const DECISIONS = {
  it: { A: 'Deciso: togliere dalla vista', B: 'Deciso: chiarire in pubblico', C: 'Deciso: lasciare' },
  en: { A: 'Decided: out of sight', B: 'Decided: clarify in public', C: 'Decided: leave it' },
};
const QUESTIONS = {
  it: { who: 'Chi è?', why: 'Perché non è soddisfatto?', remedy: 'Come rimediamo?', lesson: 'Che cosa impariamo?' },
  en: { who: 'Who is it?', why: 'Why are they not satisfied?', remedy: 'How do we put it right?', lesson: 'What do we learn?' },
};
/** A longer note is folded. */
const SHORT = 160;
const SHOWN_AT_ONCE = 2;

/** @param {Event} event */
const ofCard = ({ answers, looked }) => Object.keys(answers).length > 0 || looked !== null;

/** @param {string} owner "" is nobody */
const follows = (owner) => (owner ? say('follows', owner) : say('noone'));

/** @param {Event} event @returns {string} */
function what(event) {
  if (event.decision) return wordOf(DECISIONS, event.decision);
  if (ofCard(event)) return say('card');
  if (event.owner !== null) return follows(event.owner);
  if (event.type === 'silence' && event.days !== null) return say('days', numberOf(event.days));
  if (event.type === 'contradiction' && event.kind) return `${eventName(event.type)}: ${kindName(event.kind)}`;
  return happenedName(event.type, event.stage);
}

/** @param {string} title @param {...(Node | false)} inside */
const fold = (title, ...inside) => make('details', {}, make('summary', {}, title), ...inside);

/** @param {Event} event @returns {(Node | false | null)[]} */
function details(event) {
  const { type, decision, source, note, text, snapshot, answers, looked, owner } = event;
  const said = decision && note ? say('reason', note) : note;
  const given = Object.entries(answers);
  return [
    type === 'contradiction' && make('p', { class: source ? '' : 'quiet' }, source ? say('source', source) : say('noSource')),
    said ? (said.length > SHORT ? fold(say('details'), make('blockquote', { dir: 'auto' }, said)) : make('p', { dir: 'auto' }, said)) : null,
    text ? fold(say('sent'), make('blockquote', { dir: 'auto' }, text)) : null,
    given.length > 0 && fold(say('answers'), make('dl', { class: 'facts' }, ...given.flatMap(([question, answer]) =>
      [make('dt', {}, wordOf(QUESTIONS, question)), make('dd', {}, answer || say('taken'))]))),
    looked !== null && make('p', {}, say('looked', looked.length)),
    owner !== null && ofCard(event) && make('p', {}, follows(owner)),
    snapshot && fold(say('copy'), make('blockquote', { dir: 'auto' }, snapshot.text), make('dl', { class: 'facts' },
      ...(snapshot.url ? [make('dt', {}, say('page')), make('dd', {}, snapshot.url)] : []),
      make('dt', {}, say('made')), make('dd', {}, momentOf(snapshot.at)),
      make('dt', {}, say('digest')), make('dd', { class: 'digest' }, snapshot.sha256))),
  ];
}

/** @param {Event} event */
const line = (event) =>
  make('li', { 'data-garbo': 'event', 'data-type': event.type },
    make('p', { class: 'quiet' }, make('time', { datetime: event.at }, momentOf(event.at)), ` · ${event.who}`),
    make('strong', {}, what(event)), ...details(event));

/** @param {string} since a silence that nobody has put down */
const counted = (since) =>
  make('li', { 'data-garbo': 'event', 'data-type': 'clock' }, make('p', { class: 'quiet' }, say('clockWho')), make('strong', {}, say('clock', daysSince(since))));

/** @returns {{element: HTMLElement, refresh: (known: import('./wire.js').Known) => void}} */
export function timelinePart() {
  const element = sheet(say('title'));
  element.dataset['garbo'] = 'timeline';

  /** @param {import('./wire.js').Known} known */
  function refresh({ theCase: { events, silentSince, state } }) {
    const told = [...events].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
      .map(line);
    if (silentSince && !isOver(state)) told.push(counted(silentSince));
    const older = told.splice(0, Math.max(0, told.length - SHOWN_AT_ONCE));
    inPlace(element, () => element.replaceChildren(make('h2', {}, say('title')),
      ...(older.length > 0 ? [make('details', { 'data-fold': 'older' }, make('summary', {}, say('more', older.length)), make('ol', { class: 'plain story' }, ...older))] : []),
      make('ol', { class: 'plain story' }, ...told)));
  }

  return { element, refresh };
}

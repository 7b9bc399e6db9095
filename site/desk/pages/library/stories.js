/** Known stories with their lessons, then this desk's own cases that are over. */
import { address, ask } from '../../shell/api.js';
import { aspectName } from '../../shell/aspects.js';
import { badge } from '../../shell/badge.js';
import { chosenBusiness } from '../../shell/businesses.js';
import { empty, link, make } from '../../shell/dom.js';
import { dayOf, language, numberOf, speaker } from '../../shell/words.js';
import { eventName } from '../case/events.js';
import { afterHours, platformName } from '../queue/words.js';

/** @typedef {import('./wire.js').Story} Story */
/** @typedef {import('./wire.js').OwnCase} OwnCase */

const say = speaker({
  it: {
    stories: 'Storie degli altri', storiesWhy: 'Prima la lezione; la storia si apre sotto.', tell: 'La storia', source: 'Fonte: $1', unsure: 'la racconta una persona sola', own: 'I vostri casi chiusi',
    oneCard: 'Un biglietto da visita', cards: '$1 biglietti da visita', cardsWhy: 'Problemi risolti: parlano per voi meglio di una pubblicità.',
    none: 'Qui verranno i vostri casi', noneWhy: 'Quando un problema è risolto o un caso è chiuso, resta qui con quello che ne avete imparato. Senza nomi e senza testi.', queue: 'Vai ai casi aperti',
    case: 'Caso $1', lesson: 'Che cosa abbiamo imparato', noLesson: 'Nessuna lezione scritta.', write: 'Scrivila nella scheda del caso $1', steps: 'Com\'è andata', first: 'Prima risposta $1.', noReply: 'Nessuna risposta annotata.',
    sameDay: 'finito in giornata', oneDay: 'durato un giorno', days: 'durato $1 giorni', ended: 'finito il $1', more: 'Altri $1 casi',
    genuine: 'Era un cliente vero', campaign: 'Era una campagna', unknown: 'Non si è saputo', about: 'Si lamentava di: $1.',
  },
  en: {
    stories: 'Other people\'s stories', storiesWhy: 'The lesson first; the story opens below it.', tell: 'The story', source: 'Source: $1', unsure: 'told by one person only', own: 'Your own cases that are over',
    oneCard: 'One calling card', cards: '$1 calling cards', cardsWhy: 'Problems put right: they speak for you better than an advertisement.',
    none: 'Your own cases will be here', noneWhy: 'When a matter is put right or a case is closed, it stays here with what you have learned from it. Without names and texts.', queue: 'Go to the open cases',
    case: 'Case $1', lesson: 'What we learned', noLesson: 'No lesson written.', write: 'Write it on the card of case $1', steps: 'How it went', first: 'First reply $1.', noReply: 'No reply recorded.',
    sameDay: 'over within a day', oneDay: 'took one day', days: 'took $1 days', ended: 'ended on $1', more: '$1 more cases',
    genuine: 'It was a real customer', campaign: 'It was a campaign', unknown: 'Nobody knows', about: 'It was about: $1.',
  },
});
/** Further own cases are folded. */
const SHOWN_AT_ONCE = 8;

/** @param {Story} story */
const storyPart = ({ id, title, told, lesson, source, year, certain }) =>
  make('article', { class: 'sheet', 'data-garbo': 'story', 'data-id': id },
    make('h3', {}, title), make('p', { class: 'lesson' }, lesson),
    make('details', {}, make('summary', {}, say('tell')), make('p', {}, told)),
    make('p', { class: 'quiet' }, [say('source', source), year && !source.includes(String(year)) && year, !certain && say('unsure')].filter(Boolean).join(' · ')));

/** @param {number} days */
const lasting = (days) => (days < 1 ? say('sameDay') : days < 2 ? say('oneDay') : say('days', numberOf(Math.floor(days))));
const list = new Intl.ListFormat(language, { type: 'conjunction' });

/** @param {OwnCase} own */
const ownPart = ({ caseId, code, platform, endedAt, band, aspects, steps, days, firstReplyAfterHours, outcome, lesson }) => {
  const href = `#/cases/${encodeURIComponent(caseId)}`;
  const isAnswered = steps.some((step) => step === 'replied' || step === 'reference-asked');
  return make('li', { class: 'sheet', 'data-garbo': 'own-case', 'data-id': caseId },
    make('div', { class: 'row between' }, make('h3', {}, link(href, say('case', code))), badge(band)),
    lesson ? make('p', { class: 'lesson', dir: 'auto' }, lesson) : make('p', { class: 'quiet' }, `${say('noLesson')} `, link(href, say('write', code))),
    make('p', { class: 'quiet' }, [platformName(platform), say('ended', dayOf(endedAt)), lasting(days)].join(' · ')),
    make('details', {}, make('summary', {}, say('steps')),
      make('ol', {}, ...steps.map((step) => make('li', {}, eventName(step)))),
      make('p', {}, [firstReplyAfterHours === null ? !isAnswered && say('noReply') : say('first', afterHours(firstReplyAfterHours)),
        aspects.length > 0 && say('about', list.format(aspects.map((each) => aspectName(each).toLocaleLowerCase(language)))), outcome && `${say(outcome)}.`].filter(Boolean).join(' '))));
};

/** @param {OwnCase[]} cases */
const ownList = (cases) => make('ul', { class: 'shelf' }, ...cases.map(ownPart));

/** @param {import('./wire.js').Library} library */
function ownParts({ own, visitingCards }) {
  if (own.length === 0) return empty(say('none'), make('p', {}, say('noneWhy')), link('#/queue', say('queue'), 'button'));
  const older = own.slice(SHOWN_AT_ONCE);
  return make('section', { class: 'part', 'data-garbo': 'own' },
    make('h2', {}, say('own')),
    visitingCards > 0 && make('p', { 'data-garbo': 'visiting-cards', 'data-count': visitingCards },
      make('strong', {}, visitingCards === 1 ? say('oneCard') : say('cards', numberOf(visitingCards))), '. ', say('cardsWhy')),
    ownList(own.slice(0, SHOWN_AT_ONCE)),
    older.length > 0 && make('details', {}, make('summary', {}, say('more', older.length)), ownList(older)));
}

/** @param {import('../../shell/pages.js').Visit} visit @returns {Promise<HTMLElement[]>} */
export async function storyParts({ signal }) {
  /** @type {import('./wire.js').Library} */
  const library = await ask('GET', address('/v1/library', { business: chosenBusiness() }), { signal });
  const stories = make('section', { class: 'part', 'data-garbo': 'stories' },
    make('h2', {}, say('stories')), make('p', { class: 'quiet' }, say('storiesWhy')),
    make('div', { class: 'shelf' }, ...library.stories.map(storyPart)));
  const own = ownParts(library);
  return library.own.length > 0 ? [own, stories] : [stories, own];
}

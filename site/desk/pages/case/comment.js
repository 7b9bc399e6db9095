/** The comment, how suspicious it is and why; the words behind a reason are marked while one looks at it. */
import { badge } from '../../shell/badge.js';
import { make, sheet } from '../../shell/dom.js';
import { marked } from '../../shell/marked.js';
import { speaker } from '../../shell/words.js';
import { inPlace, points, way } from './parts.js';

/** @typedef {import('./wire.js').Evidence} Evidence */

const say = speaker({
  it: {
    title: 'Il commento', why: 'Perché, in punti di sospetto', more: 'Altri motivi: $1', points: '$1 punti, $2',
    none: 'Nessun segnale, né in un senso né nell\'altro. Trattalo come un cliente.',
    textOnly: 'Dal solo testo non si può dire di più.',
    noText: 'Il testo non è conservato',
    noTextWhy: 'Qui i commenti si conservano senza parole. Codice, storia ed eventi restano: puoi continuare a segnare che cosa succede.',
    noTextDo: 'Per vedere di nuovo quanto è sospetto, evidenzia il commento sulla sua pagina e valutalo un\'altra volta.',
  },
  en: {
    title: 'The comment', why: 'Why, in points of suspicion', more: 'More reasons: $1', points: '$1 points, $2',
    none: 'No signal, neither way. Treat it as a customer\'s.',
    textOnly: 'From the text alone no more can be said.',
    noText: 'The text is not kept',
    noTextWhy: 'Comments are kept here without their words. Code, story and events stay: you can go on noting what happens.',
    noTextDo: 'To see again how suspicious it is, highlight the comment on its page and weigh it once more.',
  },
});
const SHOWN_AT_ONCE = 3;
const TEXT_ONLY = 59;

/** @returns {{element: HTMLElement, refresh: (known: Pick<import('./wire.js').Known, 'analysis'>) => void}} */
export function commentPart() {
  const element = sheet(say('title'));
  element.dataset['garbo'] = 'comment';
  /** @type {string | null} the signal whose words stay marked */
  let chosen = null;

  /** @param {Pick<import('./wire.js').Known, 'analysis'>} known */
  function refresh({ analysis }) {
    inPlace(element, () => element.replaceChildren(make('h2', {}, say('title')), ...(analysis ? told(analysis) : withoutText())));
  }

  /** @param {import('./wire.js').Analysis} analysis */
  function told({ text, language, suspicion, evidence }) {
    const quote = make('blockquote', { 'data-garbo': 'text', dir: 'auto', lang: language });
    /** @param {string | null} signal */
    const mark = (signal) => quote.replaceChildren(...marked(text, evidence.find((each) => each.signal === signal)?.spans ?? []));
    mark(chosen);
    const reasons = evidence.map((each) => reason(each, mark));
    const rest = reasons.slice(SHOWN_AT_ONCE);
    return [
      badge(suspicion.band, suspicion.score, 'large'), quote,
      make('h3', {}, say('why')),
      reasons.length > 0 ? make('ul', { class: 'plain' }, ...reasons.slice(0, SHOWN_AT_ONCE)) : make('p', { class: 'quiet' }, say('none')),
      rest.length > 0 && make('details', { 'data-fold': 'reasons' }, make('summary', {}, say('more', rest.length)), make('ul', { class: 'plain' }, ...rest)),
      suspicion.score !== null && suspicion.ceiling === TEXT_ONLY && make('p', { class: 'quiet' }, say('textOnly')),
    ].filter((part) => part !== false);
  }

  /** @param {Evidence} evidence @param {(signal: string | null) => void} mark */
  function reason({ signal, weight, title, why, spans }, mark) {
    const words = [make('strong', {}, title), make('span', {}, why)];
    const weighs = make('span', { class: 'points', 'aria-hidden': 'true' }, points(weight));
    const unseen = make('span', { class: 'unseen' }, say('points', points(weight), way(weight)));
    const item = make('li', { 'data-garbo': 'reason', 'data-signal': signal, 'data-way': Math.sign(weight) });
    if (spans.length === 0) {
      item.append(make('div', { class: 'reason' }, weighs, make('span', { class: 'words' }, ...words, unseen)));
      return item;
    }
    const press = make('button', { type: 'button', class: 'reason', id: `reason-${signal}`, 'aria-pressed': String(chosen === signal) },
      weighs, make('span', { class: 'words' }, ...words, unseen));
    press.addEventListener('click', () => {
      chosen = chosen === signal ? null : signal;
      for (const each of element.querySelectorAll('.reason[aria-pressed]')) each.setAttribute('aria-pressed', String(each === press && chosen === signal));
      mark(chosen);
    });
    for (const type of ['pointerenter', 'focus']) press.addEventListener(type, () => mark(signal));
    for (const type of ['pointerleave', 'blur']) press.addEventListener(type, () => mark(chosen));
    item.append(press);
    return item;
  }

  return { element, refresh };
}

/** What stands there where words are not kept. */
const withoutText = () => [
  badge(null, null, 'large'),
  make('p', { 'data-garbo': 'no-text' }, make('strong', {}, say('noText'))),
  make('p', {}, say('noTextWhy')),
  make('p', { class: 'quiet' }, say('noTextDo')),
];

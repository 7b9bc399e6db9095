/** The gate: what must be on record before anybody is answered with a clarification in public, and what is there. */
import { button, make } from '../../shell/dom.js';
import { speaker } from '../../shell/words.js';
import { isOver } from './events.js';
import { ledgerFold } from './ledger.js';
import { inPlace } from './parts.js';

/** @typedef {import('./wire.js').Known} Known */

const say = speaker({
  it: {
    title: 'Campagna probabile?', locked: 'Non si può ancora dire, per questo:', open: 'Quello che serve è annotato. Decidi tu: Garbo non fa niente da solo.',
    forbidden: 'Su questa piattaforma il chiarimento in pubblico non c\'è:', customer: 'È un cliente: il riferimento è stato trovato. Qui non serve.',
    calm: 'Per ora sembra un cliente: rispondi e rimedia.', wanted: 'Che cosa servirebbe per dirlo',
    clarify: 'Chiarisci in pubblico', report: 'Non consentito qui: segnala',
    ask: 'Segna la domanda', contradict: 'Segna una contraddizione',
  },
  en: {
    title: 'Probable campaign?', locked: 'It cannot be said yet, because:', open: 'What is needed is on record. You decide: Garbo does nothing by itself.',
    forbidden: 'On this platform there is no clarification in public:', customer: 'A customer: the reference was found. It is not needed here.',
    calm: 'For now it looks like a customer: answer, and put it right.', wanted: 'What it would take to say so',
    clarify: 'Clarify in public', report: 'Not allowed here: report it',
    ask: 'Put the question down', contradict: 'Put a contradiction down',
  },
});
/** Here nobody thinks of a campaign. */
const CALM = ['likely-customer', 'not-negative'];
/** @type {Record<string, {label: 'ask' | 'contradict', type: string}>} what a lack is mended with */
const MENDED = {
  silence: { label: 'ask', type: 'reference-asked' },
  contradiction: { label: 'contradict', type: 'contradiction' },
  source: { label: 'contradict', type: 'contradiction' },
};

/**
 * @param {(type: string) => void} offer opens the form with this event
 * @param {() => void} decide goes to the three ways
 * @param {() => void} write shows the draft of a clarification
 */
export function gatePart(offer, decide, write) {
  const element = make('section', { class: 'sheet', 'data-garbo': 'gate' });

  /** @param {Known} known @returns {(Node | string)[]} */
  function told({ theCase, analysis, ledger: { lacks } }) {
    const found = theCase.events.findLast(({ type }) => type.startsWith('reference-') && type !== 'reference-asked');
    if (found?.type === 'reference-verified') return [make('p', {}, say('customer'))];
    if (lacks.length === 0) {
      return [make('p', {}, say('open')), make('div', { class: 'buttons' }, button('clarify', say('clarify'), write))];
    }
    const forbidden = lacks.some(({ code }) => code === 'platform');
    const asked = theCase.state === 'waiting';
    const list = make('ul', { id: 'lacks', class: 'lacks' }, ...lacks.map(({ code, why }) => {
      const mended = asked && code === 'silence' ? undefined : MENDED[code];
      return make('li', { 'data-garbo': 'lack', 'data-code': code }, make('p', {}, why),
        mended && button(`mend-${code}`, say(mended.label), () => offer(mended.type)));
    }));
    // It says why it is locked to whoever comes to it with the keyboard, so it can be come to.
    const locked = make('button', { type: 'button', class: 'locked', 'data-garbo': 'clarify', 'aria-disabled': 'true', 'aria-describedby': 'lacks' }, say('clarify'));
    const inside = [
      make('p', {}, say(forbidden ? 'forbidden' : 'locked')), list,
      make('div', { class: 'buttons' }, forbidden ? button('report-instead', say('report'), decide) : locked),
    ];
    if (!analysis || !CALM.includes(analysis.suspicion.band)) return inside;
    return [make('p', {}, say('calm')), make('details', { 'data-fold': 'wanted' }, make('summary', {}, say('wanted')), make('div', { class: 'inside' }, ...inside))];
  }

  /** @param {Known} known */
  function refresh(known) {
    element.dataset['gate'] = known.ledger.lacks.length === 0 ? 'open' : 'locked';
    // Of what is over only what was written down is left.
    const asks = isOver(known.theCase.state) ? [] : [make('h2', {}, say('title')), ...told(known)];
    inPlace(element, () => element.replaceChildren(...asks, ledgerFold(known.ledger, element)));
  }

  return { element, refresh };
}

/** How the case turned out, as a person says it; with one press it is taken back. */
import { ask } from '../../shell/api.js';
import { button, folded, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, speaker } from '../../shell/words.js';
import { isSettled } from './events.js';
import { inPlace, movedList, titlesOf } from './parts.js';

/** @typedef {import('./wire.js').Known} Known */
/** @typedef {import('./wire.js').OutcomeResult} OutcomeResult */
/** @typedef {import('./wire.js').Verdict} Verdict */

const say = speaker({
  it: {
    title: 'Com\'è andata a finire?', help: 'Dillo quando ne sei certo: Garbo ne impara un poco, solo per la tua scrivania.',
    genuine: 'Era un cliente vero', campaign: 'Era una campagna', unknown: 'Non si è saputo', said: '$1. Detto da $2, $3.', undo: 'Annulla',
    noText: 'Il testo non è conservato: da questo caso Garbo non può imparare.', done: 'Segnato. Garbo ne terrà conto, un poco alla volta.', taken: 'Tolto, con tutto quello che Garbo ne aveva imparato.',
    moved: 'Che cosa cambia in questo caso', learned: 'Che cosa ha imparato Garbo', nothing: 'Da questo esito, per ora, niente di nuovo.',
  },
  en: {
    title: 'How did it turn out?', help: 'Say so when you are sure: Garbo learns a little from it, for your desk alone.',
    genuine: 'It was a real customer', campaign: 'It was a campaign', unknown: 'Nobody knows', said: '$1. Said by $2, $3.', undo: 'Undo',
    noText: 'The text is not kept: Garbo cannot learn from this case.', done: 'Noted. Garbo takes it into account, a little at a time.', taken: 'Taken back, with all that Garbo had learned from it.',
    moved: 'What changes in this case', learned: 'What Garbo has learned', nothing: 'From this outcome, for now, nothing new.',
  },
});
/** @type {Verdict[]} */
const VERDICTS = ['genuine', 'campaign', 'unknown'];

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {() => Known} known
 * @param {() => Promise<Known>} changed
 */
export function outcomePart(visit, known, changed) {
  const { place: wrong, trying } = corner();
  const now = make('div', { class: 'group' });
  const result = make('div', { class: 'result', role: 'status', 'data-garbo': 'learned' });
  const element = folded('outcome', say('title'), '', now, wrong, result);
  const line = element.querySelector('[data-garbo="line"]');
  /** @type {boolean | null} */
  let settled = null;

  /** @param {Verdict | null} verdict null takes it back */
  const press = (verdict) => trying(async () => {
    const before = known();
    const path = `/v1/cases/${before.theCase.id}/outcome`;
    /** @type {OutcomeResult} */
    const answer = verdict
      ? await ask('POST', path, { body: { outcome: verdict }, signal: visit.signal })
      : await ask('DELETE', path, { signal: visit.signal });
    const titles = await titlesOfAll();
    const after = await changed();
    for (const [signal, title] of titlesOf(before.analysis, after.analysis)) titles.set(signal, title);
    now.querySelector('button')?.focus({ preventScroll: true });
    result.replaceChildren(make('p', {}, say(verdict ? 'done' : 'taken')), ...lists(answer, titles));
  });

  async function titlesOfAll() {
    /** @type {{signals: {signal: string, title: string}[]}} */
    const { signals } = await ask('GET', '/v1/learning', { signal: visit.signal });
    return new Map(signals.map(({ signal, title }) => [signal, title]));
  }

  /** @param {OutcomeResult} answer @param {Map<string, string>} titles */
  function lists({ moved, learned }, titles) {
    if (moved.length + learned.length === 0) return [make('p', { class: 'quiet' }, say('nothing'))];
    return [
      ...(moved.length > 0 ? [make('details', {}, make('summary', {}, say('moved')), movedList(moved, titles))] : []),
      ...(learned.length > 0 ? [make('details', {}, make('summary', {}, say('learned')), movedList(learned, titles))] : []),
    ];
  }

  /** @param {Known} now_ */
  function refresh({ theCase: { outcome, state }, analysis }) {
    element.dataset['outcome'] = outcome?.outcome ?? '';
    if (line) line.textContent = outcome ? say(outcome.outcome) : '';
    // Whoever has opened or folded it meanwhile finds it so.
    if (settled !== isSettled(state)) element.open = settled = isSettled(state);
    inPlace(now, () => now.replaceChildren(...(outcome
      ? [make('p', { 'data-garbo': 'said' }, say('said', say(outcome.outcome), outcome.who, dayOf(outcome.at))),
        ...(analysis ? [make('div', { class: 'buttons' }, button('undo-outcome', say('undo'), () => press(null)))] : [])]
      : analysis
        ? [make('p', { class: 'quiet' }, say('help')),
          make('div', { class: 'buttons' }, ...VERDICTS.map((verdict) => button(`outcome-${verdict}`, say(verdict), () => press(verdict))))]
        : [make('p', { class: 'quiet' }, say('noText'))])));
  }

  return { element, refresh };
}

/** The one main thing to do now, and the way to where it is done. */
import { button, make } from '../../shell/dom.js';
import { speaker } from '../../shell/words.js';
import { stateName } from './events.js';
import { inPlace } from './parts.js';

const say = speaker({
  it: {
    title: 'Adesso', reply: 'Vai alla risposta', price: 'Controlla il listino', similar: 'Mettili a confronto', options: 'Vedi le tre strade', clarify: 'Vai al chiarimento', byHand: 'Vedi che cosa fare a mano',
    happened: 'Segna che cosa è successo', look: 'Vedi che cosa guardare',
  },
  en: {
    title: 'Now', reply: 'Go to the reply', price: 'Check the price list', similar: 'Compare them', options: 'See the three ways', clarify: 'Go to the clarification', byHand: 'See what to do by hand',
    happened: 'Record what happened', look: 'See what to look up',
  },
});
/** @typedef {'reply' | 'clarify' | 'price' | 'similar' | 'options' | 'byHand' | 'happened' | 'look'} Way */
/** @type {Record<string, Way | null>} where a step is done, null: nowhere; what is not here is done with a reply */
const WAYS = {
  'check-price': 'price', compare: 'similar', decide: 'options', 'report-extortion': 'options', 'report-offer': 'options', 'report-threat': 'options',
  wait: 'happened', 'check-facts': 'look', 'wait-author': 'happened', 'check-reference': 'happened', 'do-by-hand': 'byHand',
  publish: 'clarify', leave: 'happened', 'tidy-up-later': 'happened', 'tidy-up': 'happened', nothing: null,
};

/** @param {(way: Way) => void} go */
export function stepPart(go) {
  const element = make('section', { class: 'sheet step', 'data-garbo': 'next-step' });

  /** @param {import('./wire.js').Known} known */
  function refresh({ theCase, analysis }) {
    const step = analysis?.nextStep;
    const known = step ? WAYS[step.code] : 'happened';
    const way = known === undefined ? 'reply' : known;
    element.dataset['code'] = step?.code ?? '';
    inPlace(element, () => element.replaceChildren(
      make('h2', {}, say('title')),
      make('strong', { class: 'do' }, step ? step.title : stateName(theCase.state)),
      ...(step ? [make('p', {}, step.why)] : []),
      ...(way ? [make('div', { class: 'buttons' }, button('do-step', say(way), () => go(way), 'main'))] : [])));
  }

  return { element, refresh };
}

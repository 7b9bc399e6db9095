/** The one main thing to do now, and the way to where it is done. */
import { button, make } from '../../shell/dom.js';
import { speaker } from '../../shell/words.js';
import { stateName } from './events.js';
import { inPlace } from './parts.js';

const say = speaker({
  it: {
    title: 'Adesso', reply: 'Vai alla risposta', price: 'Controlla il listino', similar: 'Mettili a confronto', options: 'Vedi le tre strade',
    happened: 'Segna che cosa è successo', look: 'Vedi che cosa guardare',
  },
  en: {
    title: 'Now', reply: 'Go to the reply', price: 'Check the price list', similar: 'Compare them', options: 'See the three ways',
    happened: 'Put down what happened', look: 'See what to look up',
  },
});
/** @typedef {'reply' | 'price' | 'similar' | 'options' | 'happened' | 'look'} Way */
/** @type {Record<string, Way>} where a step is done; what is not here is done with a reply */
const WAYS = {
  'check-price': 'price', compare: 'similar', decide: 'options', 'report-extortion': 'options', 'report-offer': 'options',
  wait: 'happened', 'check-facts': 'look',
};

/** @param {(way: Way) => void} go */
export function stepPart(go) {
  const element = make('section', { class: 'sheet step', 'data-garbo': 'next-step' });

  /** @param {import('./wire.js').Known} known */
  function refresh({ theCase, analysis }) {
    const step = analysis?.nextStep;
    const way = step ? WAYS[step.code] ?? 'reply' : 'happened';
    element.dataset['code'] = step?.code ?? '';
    inPlace(element, () => element.replaceChildren(
      make('h2', {}, say('title')),
      make('strong', { class: 'do' }, step ? step.title : stateName(theCase.state)),
      ...(step ? [make('p', {}, step.why)] : []),
      make('div', { class: 'buttons' }, button('do-step', say(way), () => go(way), 'main'))));
  }

  return { element, refresh };
}

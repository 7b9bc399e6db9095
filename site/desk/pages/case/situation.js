/** For which moment, in which tone and language a draft is written; and what keeps a clarification locked. */
import { labelled, make, select } from '../../shell/dom.js';
import { REGISTERS, STAGES, VARIANTS } from './reply-stages.js';
import { say, wordFor } from './reply-words.js';

/** @typedef {{stage: import('./panel-wire.js').Stage, register: string, language: string, wished: string}} Situation */
const LANGUAGES = ['it', 'en'];

/** @param {HTMLSelectElement} field @param {[value: string, label: string][]} options @param {string} chosen */
function fill(field, options, chosen) {
  if ([...field.options].map(({ value }) => value).join() !== options.map(([value]) => value).join()) {
    field.replaceChildren(...options.map(([value, label]) => make('option', { value }, label)));
  }
  field.value = chosen;
}

/** @param {(wanted: Omit<Situation, 'register'> & {register: string | null}) => unknown} change */
export function situationView(change) {
  /** @param {boolean} anew the language has changed, so that its own registers are offered */
  const choose = (anew) => () =>
    void change({
      stage: /** @type {Situation['stage']} */ (stage.value), register: anew ? null : register.value || null, language: language.value, wished: variant.value,
    });
  const stage = select('reply-stage', STAGES.map((each) => [each, say(each)]));
  const register = select('reply-register', []);
  const language = select('reply-language', LANGUAGES.map((each) => [each, wordFor(`${each}Language`)]));
  const variant = select('reply-variant', VARIANTS.map((each) => [each, wordFor(each || 'auto')]));
  for (const field of [stage, register, variant]) field.addEventListener('change', choose(false));
  language.addEventListener('change', choose(true));
  const gate = make('div', { class: 'corner', role: 'status' });

  return {
    element: make('div', { class: 'situation' },
      labelled(say('stage'), stage),
      gate,
      make('details', { 'data-garbo': 'situation' }, make('summary', {}, say('situation')),
        make('div', { class: 'fields' }, labelled(say('register'), register), labelled(say('language'), language), labelled(say('variant'), variant)))),
    /** @param {Situation} shown what the draft is */
    show: (shown) => {
      gate.replaceChildren();
      stage.value = shown.stage;
      language.value = shown.language;
      variant.value = shown.wished;
      fill(register, (REGISTERS[shown.language] ?? [shown.register]).map((each) => [each, wordFor(each)]), shown.register);
    },
    /** @param {string[]} lacks what a clarification in public still needs */
    locked: (lacks) => gate.replaceChildren(make('div', { class: 'aside', 'data-garbo': 'gate-closed' },
      make('strong', {}, say('gate')), make('ul', {}, ...lacks.map((each) => make('li', {}, each))), make('p', {}, say('gateDo')))),
    /** @returns {Situation['stage']} */
    stage: () => /** @type {Situation['stage']} */ (stage.value),
  };
}

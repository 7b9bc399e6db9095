/** How suspicious a comment is: word, number and shape together, never colour alone. */
import { draw, make } from './dom.js';
import { language } from './words.js';

/** @typedef {'not-negative' | 'likely-customer' | 'to-check' | 'suspicious' | 'probable-campaign'} Band */

/** One shape a band, the same as on the card: leaf, circle, rounded square, diamond, hexagon. */
const SHAPES = {
  'not-negative': 'M4 20C4 10 10 4 20 4c0 10-6 16-16 16Zm0 0 9-9',
  'likely-customer': 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
  'to-check': 'M7 3h10a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4Z',
  suspicious: 'M12 2 22 12 12 22 2 12Z',
  'probable-campaign': 'M12 2 20.7 7v10L12 22 3.3 17V7Z',
};
const NAMES = {
  it: {
    'not-negative': 'Non è una critica', 'likely-customer': 'Cliente probabile', 'to-check': 'Da verificare',
    suspicious: 'Sospetto', 'probable-campaign': 'Campagna probabile', none: 'Senza testo',
  },
  en: {
    'not-negative': 'Not a complaint', 'likely-customer': 'Likely a customer', 'to-check': 'Worth checking',
    suspicious: 'Suspicious', 'probable-campaign': 'Probable campaign', none: 'No text kept',
  },
};
/** @type {Band[]} from the usual one to the rare one */
export const BANDS = ['not-negative', 'likely-customer', 'to-check', 'suspicious', 'probable-campaign'];

/** @param {Band | null} band @returns {string} */
export const bandName = (band) => NAMES[language][band ?? 'none'];

/** @param {Band} band */
export const shape = (band) => draw('svg', { viewBox: '0 0 24 24', class: 'shape', 'aria-hidden': 'true' }, draw('path', { d: SHAPES[band] }));

/**
 * @param {Band | null} band null where the text is not kept
 * @param {number | null} [score] 0 to 100; null where there is nothing to weigh
 * @param {string} [className] "large" at the head of a case
 */
export function badge(band, score = null, className = '') {
  return make('span', { class: `badge ${className}`, 'data-garbo': 'badge', 'data-band': band ?? '', 'data-score': score ?? '' },
    band && shape(band), make('span', {}, score === null ? bandName(band) : `${bandName(band)}\u00a0·\u00a0${score}`));
}

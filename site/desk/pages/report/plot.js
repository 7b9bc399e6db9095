/**
 * Horizontal bars that people can read: each with its word and number, so that no colour and no length has to
 * be trusted alone; and the same as a table, folded.
 */
import { shape } from '../../shell/badge.js';
import { draw, make } from '../../shell/dom.js';
import { numberOf, shareOf, speaker } from '../../shell/words.js';

/** @typedef {import('../../shell/badge.js').Band} Band */
/** @typedef {{key: string, word: string, count: number, band?: Band}} Bar `band` gives it hue and shape */

const say = speaker({
  it: { table: 'Gli stessi numeri in una tabella', count: 'Casi', share: 'Quota', bar: '$1: $2' },
  en: { table: 'The same numbers as a table', count: 'Cases', share: 'Share', bar: '$1: $2' },
});
/** Pixels: a bar with its word above it, the shape beside the word, the bar's own thickness. */
const ROW = 44;
const SHAPE = 16;
const THICK = 10;
const BASELINE = 16;
const TOP = 25;

/** @param {Bar} bar @param {number} place from 0 @param {number} whole */
function row({ key, word, count, band }, place, whole) {
  const indent = band ? SHAPE + 8 : 0;
  const mark = band && shape(band);
  if (mark) for (const [name, value] of Object.entries({ x: 0, y: 3, width: SHAPE, height: SHAPE })) mark.setAttribute(name, String(value));
  const line = { x: 0, y: TOP, height: THICK, rx: THICK / 2 };
  return draw('g', { transform: `translate(0 ${place * ROW})`, class: 'bar', 'data-garbo': 'bar', 'data-key': key, 'data-count': count, 'data-band': band ?? '' },
    mark,
    draw('text', { x: indent, y: BASELINE }, word),
    draw('text', { x: '100%', y: BASELINE, class: 'count' }, numberOf(count)),
    draw('rect', { ...line, width: '100%', class: 'track' }),
    count > 0 && draw('rect', { ...line, width: `${Math.min(100, (100 * count) / whole)}%`, class: 'filled' }));
}

/** @param {string} title @param {string} head what the rows are @param {Bar[]} bars @param {number} whole */
function table(title, head, bars, whole) {
  return make('div', { class: 'scroll' }, make('table', {}, make('caption', {}, title),
    make('thead', {}, make('tr', {}, ...[head, say('count'), say('share')].map((each) => make('th', { scope: 'col' }, each)))),
    make('tbody', {}, ...bars.map(({ word, count }) => make('tr', {},
      make('th', { scope: 'row' }, word), make('td', {}, numberOf(count)), make('td', {}, shareOf(count / whole)))))));
}

/**
 * @param {string} name in `data-garbo`, and of its ids
 * @param {object} what
 * @param {string} what.title
 * @param {string} what.lead what it says in a sentence
 * @param {string} what.head what the rows are, over the table's first column
 * @param {Bar[]} what.bars
 * @param {number} what.whole how many a bar over the whole breadth would be, more than 0
 * @param {string} [what.note] how it is to be read
 */
export function plot(name, { title, lead, head, bars, whole, note }) {
  const titleId = `plot-${name}`;
  const summary = bars.map(({ word, count }) => say('bar', word, numberOf(count))).join('; ');
  const drawn = draw('svg', { class: 'plot', width: '100%', height: bars.length * ROW, role: 'img', 'aria-labelledby': titleId },
    draw('title', { id: titleId }, `${title}. ${summary}`), ...bars.map((bar, place) => row(bar, place, whole)));
  return make('section', { class: 'sheet', 'data-garbo': name },
    make('h2', {}, title), make('p', {}, lead),
    bars.length > 0 && make('figure', { class: 'inside' }, drawn, note && make('figcaption', { class: 'quiet' }, note)),
    bars.length > 0 && make('details', { class: 'as-table' }, make('summary', {}, say('table')), table(title, head, bars, whole)));
}

/** What is missing in a form or cannot be read, said with its line. */
import { isDay, readPrice } from '../../../../extension/shared/lists.js';
import { plainPage } from './wire.js';
import { say } from './words.js';

/** @typedef {import('./wire.js').Named} Named */
/** @typedef {{number: number, text: string, start: number, end: number}} Line counted from 1 as a person counts; `start` and `end` in what was typed */
/** @typedef {{field: HTMLInputElement | HTMLTextAreaElement, message: string, line?: Line}} Fault */

const LONGEST = 300;
/** Something like a site's name, and no gaps; "localhost" and plain words are none. */
const ADDRESS = /^(?:https?:\/\/)?[^\s/?#@]+\.[^\s/?#@.]{2,63}(?::\d{1,5})?(?:[/?#]\S*)?$/iu;

/** @param {string} typed @returns {Line[]} those that are not empty */
export function numbered(typed) {
  let start = 0;
  const all = typed.split('\n').map((text, index) => {
    const line = { number: index + 1, text: text.trim(), start, end: start + text.length };
    start = line.end + 1;
    return line;
  });
  return all.filter(({ text }) => text);
}

/**
 * @param {{name: HTMLInputElement}} inputs
 * @param {Record<'pages' | 'confirmedActions' | 'confirmedFacts' | 'prices' | 'closed' | 'competitors', HTMLTextAreaElement>} lists
 * @param {Named[]} others the businesses besides this one
 * @returns {Fault | null} the first
 */
export function fault({ name }, lists, others) {
  if (!name.value.trim()) return { field: name, message: say('nameNeeded') };
  const owners = new Map(others.flatMap((other) => (other.pages ?? []).map((page) => [plainPage(page), other.name])));
  /** @type {[field: HTMLTextAreaElement, wrong: (line: Line) => string | undefined][]} */
  const checks = [
    [lists.pages, ({ number, text }) => {
      if (!ADDRESS.test(text) || text.length > 4000) return say('pageWrong', number, text.slice(0, LONGEST), say('pagesPlaceholder'));
      const owner = owners.get(plainPage(text));
      return owner === undefined ? undefined : say('pageTaken', number, text, owner);
    }],
    [lists.confirmedActions, tooLong('confirmedActions')],
    [lists.confirmedFacts, tooLong('confirmedFacts')],
    [lists.prices, ({ number, text }) => {
      const price = readPrice(text);
      if (!price) return say('priceWrong', number, text.slice(0, LONGEST));
      return price.from && price.to && price.from > price.to ? say('priceDays', number, text) : undefined;
    }],
    [lists.closed, ({ number, text }) => (isDay(text) ? undefined : say('closedWrong', number, text.slice(0, LONGEST)))],
    [lists.competitors, tooLong('competitors')],
  ];
  for (const [field, wrong] of checks) {
    for (const line of numbered(field.value)) {
      const message = wrong(line);
      if (message !== undefined) return { field, message, line };
    }
  }
  return null;
}

/** @param {'confirmedActions' | 'confirmedFacts' | 'competitors'} list @returns {(line: Line) => string | undefined} */
const tooLong = (list) => ({ number, text }) => (text.length > LONGEST ? say('long', number, say(list)) : undefined);

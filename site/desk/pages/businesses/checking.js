/** What is missing in a form or cannot be read, said with its line. */
import { readDay, readPrice } from '../../../../extension/shared/lists.js';
import { isAddress, plainPage } from '../../shell/addresses.js';
import { priceExample, say } from './words.js';

/** @typedef {import('./wire.js').Named} Named */
/** @typedef {{number: number, text: string, start: number, end: number}} Line counted from 1 as a person counts; `start` and `end` in what was typed */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {{field: Field, messages: string[], line?: Line}} Fault all that is wrong with one field; `line` is the first of them */

const LONGEST = 300;

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
 * @param {string} kind of the business, for the examples
 * @returns {Fault[]} one a field, from the top
 */
export function faults({ name }, lists, others, kind) {
  /** @type {Fault[]} */
  const found = name.value.trim() ? [] : [{ field: name, messages: [say('nameNeeded')] }];
  const owners = new Map(others.flatMap((other) => (other.pages ?? []).map((page) => [plainPage(page), other.name])));
  /** @type {[field: HTMLTextAreaElement, wrong: (line: Line) => string | undefined][]} */
  const checks = [
    [lists.pages, ({ number, text }) => {
      if (!isAddress(text) || text.length > 4000) return say('pageWrong', number, text.slice(0, LONGEST), say('pagesPlaceholder'));
      const owner = owners.get(plainPage(text));
      return owner === undefined ? undefined : say('pageTaken', number, text, owner);
    }],
    [lists.confirmedActions, tooLong('confirmedActions')],
    [lists.confirmedFacts, tooLong('confirmedFacts')],
    [lists.prices, ({ number, text }) => {
      const price = readPrice(text);
      if (!price) return say('priceWrong', number, text.slice(0, LONGEST), priceExample(kind));
      return price.from && price.to && price.from > price.to ? say('priceDays', number, text) : undefined;
    }],
    [lists.closed, ({ number, text }) => (readDay(text) ? undefined : say('closedWrong', number, text.slice(0, LONGEST)))],
    [lists.competitors, tooLong('competitors')],
  ];
  for (const [field, wrong] of checks) {
    const bad = numbered(field.value).flatMap((line) => {
      const message = wrong(line);
      return message === undefined ? [] : [{ line, message }];
    });
    if (bad[0]) found.push({ field, messages: bad.map(({ message }) => message), line: bad[0].line });
  }
  return found;
}

/** @param {'confirmedActions' | 'confirmedFacts' | 'competitors'} list @returns {(line: Line) => string | undefined} */
const tooLong = (list) => ({ number, text }) => (text.length > LONGEST ? say('long', number, say(list)) : undefined);

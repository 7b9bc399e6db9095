/** The language of the desk, and how numbers, days and spans of time are written in it. */

const KEPT = 'garbo-language';
/** @typedef {'it' | 'en'} Language */
/** @typedef {Record<string, string>} Words */

/** @returns {Language} the one that was chosen, else the browser's, else English */
function choose() {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'it' || kept === 'en') return kept;
  return navigator.languages.map((name) => name.slice(0, 2)).find((name) => name === 'it' || name === 'en') === 'it' ? 'it' : 'en';
}

/** @type {Language} */
export const language = choose();

/** @param {Language} wanted keeps it and shows the page anew */
export function speak(wanted) {
  localStorage.setItem(KEPT, wanted);
  location.reload();
}

/**
 * The words of one page. `$1`, `$2` … stand for what is put in.
 * @template {string} Key
 * @param {{it: Record<Key, string>, en: Record<Key, string>}} table both with the same keys
 * @returns {(key: Key, ...places: (string | number)[]) => string}
 */
export function speaker(table) {
  return (key, ...places) => table[language][key].replace(/\$(\d)/g, (_, place) => String(places[Number(place) - 1] ?? ''));
}

/** For keys that come from the server ("likely-customer"): the word, or the key itself where there is none. */
export const wordOf = (/** @type {{it: Words, en: Words}} */ table, /** @type {string} */ key) => table[language][key] ?? key;

const locale = language === 'it' ? 'it-IT' : 'en-GB';
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

/** @param {string} iso @returns {string} "3 agosto 2026" */
export const dayOf = (iso) => day.format(new Date(iso));
/** @param {string} iso @returns {string} "3 ago 2026, 14:05" */
export const momentOf = (iso) => moment.format(new Date(iso));
/** @param {number} value */
export const numberOf = (value) => number.format(value);
/** @param {number} value 0 to 1 */
export const shareOf = (value) => share.format(value);

/** @type {[unit: Intl.RelativeTimeFormatUnit, ms: number][]} */
const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** @param {string} iso @param {number} [now] ms @returns {string} "3 giorni fa", "fra 2 ore" */
export function agoOf(iso, now = Date.now()) {
  const away = new Date(iso).getTime() - now;
  const [unit, ms] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? ['minute', 60_000];
  return relative.format(Math.round(away / ms), unit);
}

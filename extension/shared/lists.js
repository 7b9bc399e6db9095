/**
 * The parts of the business that are lists, as a person types them: one thing a line.
 * A price is "item: 49,90" or "item 49,90 €", with "USD" behind it if it is not in euro, and with the days it
 * holds ("2026-01-01 – 2026-06-30", either of them may be missing). A day is 2026-08-15 or 15/08/2026.
 */

/** @typedef {{item: string, price: number, currency?: string, from?: string | null, to?: string | null}} Price */

const AMOUNT = String.raw`(?<whole>\d{1,7})(?:[.,](?<cents>\d{1,2}))?`;
const HELD = String.raw`\s*(?<days>[\d\s/–—-]*)$`;
const PRICE = new RegExp(String.raw`^(?<item>.{1,200}?)\s*[:;=]\s*(?:€\s*)?${AMOUNT}\s*(?<currency>€|(?:euro|[A-Za-z]{3})(?![A-Za-z]))?${HELD}`, 'iu');
/** Without a colon only the sign of a currency tells a price from the end of a name ("camera 12"). */
const BARE = new RegExp(String.raw`^(?<item>.{0,199}?[^\d\s])\s{1,9}(?:€\s*${AMOUNT}|${AMOUNT.replaceAll('?<whole>', '?<whole2>').replaceAll('?<cents>', '?<cents2>')}\s*(?:€|eur\b|euro\b))${HELD}`, 'iu');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_DAY = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/;
const ONE = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}`;
const DAYS = new RegExp(String.raw`^(?<from>${ONE})?\s*(?:[–—]|\s-\s|-$|^-)?\s*(?<to>${ONE})?$`, 'u');

/** @param {string} typed @returns {string[]} its lines, without empty ones */
export const lines = (typed) => typed.split('\n').map((line) => line.trim()).filter(Boolean);

/** @param {string} line @returns {boolean} whether there is such a day */
export function isDay(line) {
  const day = DAY.test(line) ? new Date(`${line}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(line);
}

/** @param {string} line "2026-08-15" or "15/08/2026" @returns {string | null} the day as 2026-08-15; null where there is none */
export function readDay(line) {
  const local = LOCAL_DAY.exec(line)?.groups;
  const { day = '', month = '', year = '' } = local ?? {};
  const iso = local ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : line;
  return isDay(iso) ? iso : null;
}

/** @param {string} line @returns {Price | null} null when it cannot be read */
export function readPrice(line) {
  const found = (PRICE.exec(line) ?? BARE.exec(line))?.groups;
  const days = DAYS.exec(found?.['days']?.trim() ?? '')?.groups;
  if (!found || !days) return null;
  const from = days['from'] ? readDay(days['from']) : null;
  const to = days['to'] ? readDay(days['to']) : null;
  if ((days['from'] && !from) || (days['to'] && !to)) return null;
  const currency = /^[a-z]{3}$/iu.exec(found['currency'] ?? '')?.[0].toUpperCase() ?? 'EUR';
  const price = Number(`${found['whole'] ?? found['whole2']}.${found['cents'] ?? found['cents2'] ?? '0'}`);
  return { item: found['item']?.trim() ?? '', price, currency, from, to };
}

/** @param {Price} price @returns {string} the line that reads as this price */
export function writePrice({ item, price, currency = 'EUR', from, to }) {
  const days = from || to ? ` ${from ?? ''} – ${to ?? ''}`.trimEnd() : '';
  const amount = Number.isInteger(price) ? String(price) : price.toFixed(2);
  return `${item}: ${amount}${currency === 'EUR' ? '' : ` ${currency}`}${days}`;
}

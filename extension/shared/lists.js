/**
 * The parts of the business that are lists, as a person types them: one thing a line.
 * A price is "item: 49,90", with "USD" behind it if it is not in euro, and with the days it holds
 * ("2026-01-01 – 2026-06-30", either of them may be missing).
 */

/** @typedef {{item: string, price: number, currency?: string, from?: string | null, to?: string | null}} Price */

const PRICE = /^(?<item>.{1,200}?)\s*[:;=]\s*(?:€\s*)?(?<whole>\d{1,7})(?:[.,](?<cents>\d{1,2}))?\s*(?<currency>€|[A-Za-z]{3})?\s*(?<days>[\d\s–—-]*)$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = /^(?<from>\d{4}-\d{2}-\d{2})?\s*(?:[–—]|\s-\s|-$|^-)?\s*(?<to>\d{4}-\d{2}-\d{2})?$/u;

/** @param {string} typed @returns {string[]} its lines, without empty ones */
export const lines = (typed) => typed.split('\n').map((line) => line.trim()).filter(Boolean);

/** @param {string} line @returns {boolean} whether there is such a day */
export function isDay(line) {
  const day = DAY.test(line) ? new Date(`${line}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(line);
}

/** @param {string} line @returns {Price | null} null when it cannot be read */
export function readPrice(line) {
  const found = PRICE.exec(line)?.groups;
  const days = DAYS.exec(found?.['days']?.trim() ?? '')?.groups;
  if (!found || !days) return null;
  const { from, to } = days;
  if ((from && !isDay(from)) || (to && !isDay(to))) return null;
  const currency = found['currency'] && found['currency'] !== '€' ? found['currency'].toUpperCase() : 'EUR';
  const price = Number(`${found['whole']}.${found['cents'] ?? '0'}`);
  return { item: found['item']?.trim() ?? '', price, currency, from: from ?? null, to: to ?? null };
}

/** @param {Price} price @returns {string} the line that reads as this price */
export function writePrice({ item, price, currency = 'EUR', from, to }) {
  const days = from || to ? ` ${from ?? ''} – ${to ?? ''}`.trimEnd() : '';
  const amount = Number.isInteger(price) ? String(price) : price.toFixed(2);
  return `${item}: ${amount}${currency === 'EUR' ? '' : ` ${currency}`}${days}`;
}

/** Days as the address has them ("2026-11-16"), the weeks and months around today, and how they are said. */
import { language } from '../../shell/words.js';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
// A day is no moment: reckoned and written in UTC it stays the same day everywhere.
const long = new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @typedef {{from: string, to: string}} Days both included */
/** @typedef {'thisWeek' | 'lastWeek' | 'thisMonth' | 'lastMonth'} Usual */

/** @param {Date} date @returns {string} */
const written = (date) => date.toISOString().slice(0, 10);
/** @param {string} day */
const at = (day) => new Date(`${day}T00:00:00Z`);

/** @param {string} day @returns {boolean} whether there is such a day */
export function isDay(day) {
  const date = DAY.test(day) ? at(day) : null;
  return date !== null && !Number.isNaN(date.getTime()) && written(date) === day;
}

/** @param {Date} [now] @returns {string} today by the clock of this machine */
const today = (now = new Date()) => written(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));

/** @param {string} day @param {number} weeks from its own, e.g. -1 @returns {Days} Monday to Sunday */
function weekOf(day, weeks) {
  const date = at(day);
  const monday = date.getTime() + (weeks * 7 - ((date.getUTCDay() + 6) % 7)) * DAY_MS;
  return { from: written(new Date(monday)), to: written(new Date(monday + 6 * DAY_MS)) };
}

/** @param {string} day @param {number} months from its own @returns {Days} the first to the last */
function monthOf(day, months) {
  const year = at(day).getUTCFullYear();
  const month = at(day).getUTCMonth() + months;
  return { from: written(new Date(Date.UTC(year, month, 1))), to: written(new Date(Date.UTC(year, month + 1, 0))) };
}

/** @param {string} [day] @returns {[Usual, Days][]} */
export const usual = (day = today()) => [
  ['thisWeek', weekOf(day, 0)], ['lastWeek', weekOf(day, -1)], ['thisMonth', monthOf(day, 0)], ['lastMonth', monthOf(day, -1)],
];

/** @param {Days} days @returns {string} "16–22 novembre 2026" */
export const saidDays = ({ from, to }) => long.formatRange(at(from), at(to)).replace(/\b0(?=\d)/g, '');

/** @param {Days} days @returns {string} the report's address on the desk */
export const addressOf = ({ from, to }) => `#/report?${new URLSearchParams({ from, to })}`;

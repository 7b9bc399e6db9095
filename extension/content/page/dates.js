/**
 * When a comment was written, from what a page shows of it.
 *
 * A full date becomes an ISO date (`2024-05-03`), a machine-readable time an ISO instant. Of ages only those of
 * minutes, hours and days become a date ("3 h", "2 g", "ieri"): they are right to the day, give or take one. Weeks,
 * months and years, a month without a day ("Apr 2023") and `03/04/2024` where the page's language does not say
 * which is the month stay `null`: a guessed day would look like a fact. A page that was saved has stale ages: none counts.
 */
var garboPageDates = (() => {
  /** @type {readonly (readonly string[])[]} January first; it, en, es, fr, de, pt, full and short */
  const MONTHS = Object.freeze([
    ['gennaio', 'gen', 'january', 'jan', 'enero', 'ene', 'janvier', 'janv', 'januar', 'jänner', 'janeiro'],
    ['febbraio', 'feb', 'february', 'febrero', 'février', 'févr', 'februar', 'fevereiro', 'fev'],
    ['marzo', 'mar', 'march', 'mars', 'märz', 'mär', 'março'],
    ['aprile', 'apr', 'april', 'abril', 'abr', 'avril', 'avr'],
    ['maggio', 'mag', 'may', 'mayo', 'mai', 'maio'],
    ['giugno', 'giu', 'june', 'jun', 'junio', 'juin', 'juni', 'junho'],
    ['luglio', 'lug', 'july', 'jul', 'julio', 'juillet', 'juil', 'juli', 'julho'],
    ['agosto', 'ago', 'august', 'aug', 'août'],
    ['settembre', 'set', 'sett', 'september', 'sep', 'sept', 'septiembre', 'septembre', 'setembro'],
    ['ottobre', 'ott', 'october', 'oct', 'octubre', 'octobre', 'oktober', 'okt', 'outubro', 'out'],
    ['novembre', 'nov', 'november', 'noviembre', 'novembro'],
    ['dicembre', 'dic', 'december', 'dec', 'diciembre', 'décembre', 'déc', 'dezember', 'dez', 'dezembro'],
  ]);
  /** Units of an age and what they are worth in days; `null` is too coarse for a date. */
  const UNITS = Object.freeze([
    { days: 1 / 1440, names: [
      's', 'sec', 'secs', 'second', 'seconds', 'secondo', 'secondi', 'm', 'min', 'mins', 'minute', 'minutes',
      'minuto', 'minuti', 'minutos', 'minuten',
    ] },
    { days: 1 / 24, names: [
      'h', 'hr', 'hrs', 'hour', 'hours', 'ora', 'ore', 'hora', 'horas', 'heure', 'heures', 'std', 'stunde', 'stunden',
    ] },
    { days: 1, names: [
      'd', 'day', 'days', 'g', 'gg', 'giorno', 'giorni', 'día', 'días', 'dia', 'dias', 'j', 'jour', 'jours', 'tag',
      'tage', 'tagen', 't',
    ] },
    { days: null, names: [
      'w', 'wk', 'week', 'weeks', 'sett', 'settimana', 'settimane', 'sem', 'semana', 'semanas', 'semaine', 'semaines',
      'wo', 'woche', 'wochen',
    ] },
    { days: null, names: ['mo', 'month', 'months', 'mese', 'mesi', 'mes', 'meses', 'mois', 'monat', 'monate', 'monaten', 'mês'] },
    { days: null, names: [
      'y', 'yr', 'year', 'years', 'a', 'anno', 'anni', 'año', 'años', 'an', 'ans', 'jahr', 'jahre', 'jahren', 'ano',
      'anos',
    ] },
  ]);
  /** Words that are an age by themselves, in days. */
  const AGES = Object.freeze([
    { days: 0, names: [
      'just now', 'now', 'today', 'adesso', 'ora', 'oggi', 'poco fa', 'hoy', 'ahora', "à l'instant", "aujourd'hui",
      'gerade eben', 'heute',
    ] },
    { days: 1, names: ['yesterday', 'ieri', 'ayer', 'hier', 'gestern', 'ontem'] },
  ]);
  const DAY_FIRST = /^(it|fr|es|de|pt|nl|hr|en-(gb|ie|au|nz))\b/i;

  const month = new Map(MONTHS.flatMap((names, index) => names.map((name) => /** @type {const} */ ([name, index + 1]))));
  const unit = new Map(UNITS.flatMap(({ names, days }) => names.map((name) => /** @type {const} */ ([name, days]))));
  const alone = new Map(AGES.flatMap(({ names, days }) => names.map((name) => /** @type {const} */ ([name, days]))));

  const DAY_MONTH_YEAR = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.º°])?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:del?\s+)?(\d{4})(?!\d)/giu;
  const MONTH_DAY_YEAR = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/giu;
  const MONTH_YEAR = /(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/giu;
  const NUMERIC = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/;
  const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)/;
  const AGE =
    /^(?:circa|about|hace|vor|il y a|há)?\s*(\d{1,3}|an?|one|une?|un[ao]?|uma?|eine[mnr]?)\s*(\p{L}{1,10})\.?(?:\s+(?:fa|ago|atrás))?$/iu;

  /** @param {number} year @param {number} monthNumber @param {number} day @returns {string | null} */
  function isoDate(year, monthNumber, day) {
    const date = new Date(Date.UTC(year, monthNumber - 1, day));
    const real = year >= 1990 && year <= 2100 && date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === day;
    return real ? date.toISOString().slice(0, 10) : null;
  }

  /** @param {Date} date @returns {string} the day on the reader's own calendar */
  const localDay = (date) =>
    `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

  /** @param {string} text @returns {string | null} the ISO date or instant that stands in the text as such */
  function machineDate(text) {
    const found = ISO.exec(text);
    if (!found) return null;
    const [, year, monthNumber, day, time, zone] = found;
    const date = isoDate(Number(year), Number(monthNumber), Number(day));
    if (!date || !time || !zone) return date;
    const instant = new Date(`${date}T${time}${zone}`);
    return Number.isNaN(instant.valueOf()) ? date : instant.toISOString();
  }

  /** @param {string} text @returns {string | null} */
  function wordedDate(text) {
    for (const [, day, name = '', year] of text.matchAll(DAY_MONTH_YEAR)) {
      const number = month.get(name.toLowerCase());
      if (number) return isoDate(Number(year), number, Number(day));
    }
    for (const [, name = '', day, year] of text.matchAll(MONTH_DAY_YEAR)) {
      const number = month.get(name.toLowerCase());
      if (number) return isoDate(Number(year), number, Number(day));
    }
    return null;
  }

  /** @param {string} text @param {string} lang @returns {string | null} */
  function numericDate(text, lang) {
    const found = NUMERIC.exec(text);
    if (!found) return null;
    const [one = 0, two = 0, year = 0] = found.slice(1).map(Number);
    if (two > 12 && one <= 12) return isoDate(year, one, two);
    if (one > 12 || one === two || DAY_FIRST.test(lang)) return isoDate(year, two, one);
    return /^en-us\b/i.test(lang) ? isoDate(year, one, two) : null;
  }

  /**
   * An age, when the whole text is one: its days, or `null` days when it is too coarse for a date.
   * @param {string} text
   * @returns {{days: number | null} | null}
   */
  function readAge(text) {
    const short = text.toLowerCase().replace(/^[·\s]+|[·\s]+$/g, '');
    if (short.length > 30) return null;
    const word = alone.get(short);
    if (word !== undefined) return { days: word };
    const [, amount = '', name = ''] = AGE.exec(short) ?? [];
    const worth = unit.get(name);
    if (worth === undefined) return null;
    return { days: worth === null ? null : worth * (/\d/.test(amount) ? Number(amount) : 1) };
  }

  /**
   * The date that a text of the page states, or `null` when it states none.
   * @param {string} text
   * @param {{now: Date, lang: string, fresh: boolean}} page `fresh` is false for a saved page, whose ages are stale
   * @returns {{iso: string | null} | null}
   */
  function readDate(text, page) {
    const exact = machineDate(text) ?? wordedDate(text) ?? numericDate(text, page.lang);
    if (exact) return { iso: exact };
    const age = readAge(text);
    if (age) {
      const known = page.fresh && age.days !== null;
      return { iso: known ? localDay(new Date(page.now.valueOf() - (age.days ?? 0) * 86_400_000)) : null };
    }
    const vague = NUMERIC.test(text) || [...text.matchAll(MONTH_YEAR)].some(([, name = '']) => month.has(name.toLowerCase()));
    return vague ? { iso: null } : null;
  }

  return Object.freeze({ readDate, readAge, MONTHS, UNITS, AGES });
})();

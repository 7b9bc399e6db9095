/** Small things that several parts of the page need: points, and keeping one's place. */
import { make } from '../../shell/dom.js';
import { language, speaker } from '../../shell/words.js';

const say = speaker({
  it: {
    fromTo: 'da $1 a $2', up: 'fa salire il sospetto', down: 'fa scendere il sospetto', neither: 'non cambia il sospetto',
    nothing: 'Il sospetto non si è mosso.',
  },
  en: {
    fromTo: 'from $1 to $2', up: 'raises the suspicion', down: 'lowers the suspicion', neither: 'does not change the suspicion',
    nothing: 'The suspicion has not moved.',
  },
});
const POINTS_PER_DECIBAN = 2.5;
const DAY = 86_400_000;
const lasting = new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 });

/** @param {string} moment @returns {string} "4 giorni" that have gone by since then */
export const daysSince = (moment) => lasting.format(Math.max(0, Math.floor((Date.now() - Date.parse(moment)) / DAY)));

/** @param {number} weight decibans @returns {string} as points of the score, with its sign */
export function points(weight) {
  const rounded = Math.round(weight * POINTS_PER_DECIBAN);
  return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−');
}

/** @param {number} weight @returns {string} which way it pulls, in words */
export const way = (weight) => say(weight > 0 ? 'up' : weight < 0 ? 'down' : 'neither');

/**
 * What moved, and why.
 * @param {import('./wire.js').Moved[]} moved
 * @param {Map<string, string>} titles of signals
 */
export function movedList(moved, titles) {
  if (moved.length === 0) return make('p', { class: 'quiet' }, say('nothing'));
  return make('ul', { class: 'plain' }, ...moved.map(({ signal, from, to, why }) =>
    make('li', { 'data-garbo': 'moved', 'data-signal': signal },
      make('strong', {}, `${titles.get(signal) ?? signal}: ${say('fromTo', points(from), points(to))}`),
      make('p', { class: 'quiet' }, why))));
}

/** @param {...(import('./wire.js').Analysis | null)} analyses @returns {Map<string, string>} the titles of their signals */
export const titlesOf = (...analyses) =>
  new Map(analyses.flatMap((analysis) => (analysis?.evidence ?? []).map(({ signal, title }) => [signal, title])));

/**
 * Let `write` put a part of the page anew; who was in it stays where they were, and what was folded out stays so.
 * @param {HTMLElement} part
 * @param {() => void} write
 */
export function inPlace(part, write) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const mark = focused instanceof HTMLElement && (focused.id ? `#${CSS.escape(focused.id)}` : focused.dataset['garbo'] && `[data-garbo="${focused.dataset['garbo']}"]`);
  const open = [...part.querySelectorAll('details[open][data-fold]')].map((each) => each.getAttribute('data-fold'));
  write();
  for (const fold of part.querySelectorAll('details[data-fold]')) {
    if (open.includes(fold.getAttribute('data-fold'))) fold.setAttribute('open', '');
  }
  const again = mark ? part.querySelector(mark) : null;
  if (again instanceof HTMLElement && !part.contains(document.activeElement)) again.focus({ preventScroll: true });
}

/** @param {HTMLElement | null} part goes there, also for who does not see */
export function goTo(part) {
  const heading = part?.querySelector('h2');
  if (!part || !heading) return;
  heading.closest('details')?.setAttribute('open', '');
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  part.scrollIntoView({ block: 'start' });
}

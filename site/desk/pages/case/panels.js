/** The places of the panels that stand on their own; each is written anew when the case has changed. */
import { make } from '../../shell/dom.js';
import { isOver } from './events.js';
import { informedPanel } from './informed.js';
import { optionsPanel } from './options.js';
import { pricePanel } from './price-check.js';
import { replyPanel } from './reply.js';

/** @typedef {import('./wire.js').Known} Known */
/** @typedef {import('../../shell/pages.js').Visit} Visit */

/** After so long nobody waits any more for the place they were at. */
const PATIENCE_MS = 4000;

/**
 * @param {Visit} visit
 * @param {() => Known} now
 * @param {() => Promise<Known>} changed
 */
export function panels(visit, now, changed) {
  /** @type {Map<HTMLElement, () => boolean>} what each of them says of what is unsaved in it */
  const asks = new Map();
  /** @param {string} name */
  const slot = (name) => make('div', { class: 'slot', 'data-panel': name });
  const [reply, price, options, look] = [slot('reply'), slot('price'), slot('options'), slot('look')];
  /** @type {[HTMLElement, (given: import('./panel-wire.js').PanelPlace) => HTMLElement][]} */
  const filled = [[reply, replyPanel], [price, pricePanel], [options, optionsPanel], [look, informedPanel]];

  /** @type {((stage: import('./panel-wire.js').Stage) => unknown) | null} */
  let write = null;
  let shown = new AbortController();

  function refresh() {
    shown.abort();
    shown = new AbortController();
    const over = AbortSignal.any([visit.signal, shown.signal]);
    options.hidden = isOver(now().theCase.state);
    for (const [place, panel] of filled) {
      const again = comeBack(place, over);
      const open = [...place.querySelectorAll('details[open][data-garbo]')].map((each) => each.getAttribute('data-garbo'));
      asks.delete(place);
      const { theCase, analysis } = now();
      const own = { ...visit, guard: (/** @type {() => boolean} */ question) => asks.set(place, question) };
      place.replaceChildren(panel({ theCase, analysis, visit: own, changed, over, writes: (how) => { write = how; } }));
      for (const name of open) place.querySelector(`details[data-garbo="${name}"]`)?.setAttribute('open', '');
      again();
    }
  }

  return {
    reply, price, options, look, refresh,
    /** @param {import('./panel-wire.js').Stage} stage shows a draft for it */
    write: (stage) => write?.(stage),
    unsaved: () => [...asks.values()].some((question) => question()),
  };
}

/**
 * Whoever is in a place that is written anew finds themselves at the same thing again, once it is there.
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
function comeBack(place, signal) {
  const at = document.activeElement;
  const name = at instanceof HTMLElement && place.contains(at) ? (at.id ? `#${CSS.escape(at.id)}` : at.dataset['garbo'] && `[data-garbo="${at.dataset['garbo']}"]`) : '';
  return () => {
    if (!name) return;
    const seek = () => {
      const found = place.querySelector(name);
      if (document.activeElement !== document.body) return true;
      if (found instanceof HTMLElement) found.focus({ preventScroll: true });
      return found !== null;
    };
    if (seek()) return;
    const watch = new MutationObserver(() => { if (seek()) watch.disconnect(); });
    watch.observe(place, { childList: true, subtree: true });
    const end = setTimeout(() => watch.disconnect(), PATIENCE_MS);
    signal.addEventListener('abort', () => { clearTimeout(end); watch.disconnect(); }, { once: true });
  };
}

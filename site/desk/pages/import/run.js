/** One list on its way: how far it is, the button that stops it, and at the end what it shows. */
import { ProblemError, ask } from '../../shell/api.js';
import { button, empty, link, make, sheet } from '../../shell/dom.js';
import { corner, trouble } from '../../shell/trouble.js';
import { momentOf, numberOf } from '../../shell/words.js';
import { groupsPart } from './groups.js';
import { readPart, skippedPart } from './told.js';
import { say } from './words.js';

/** @typedef {import('./wire.js').Import} Import */
/** @typedef {import('./wire.js').Groups} Groups */

const EVERY_MS = 700;
const MINUTE_S = 60;
/** Below so many seconds it is said that it takes less than a minute. */
const SHORTLY_S = 45;

/** @param {Import} list */
const isOver = ({ state }) => state !== 'waiting' && state !== 'running';

/** @param {Import} list @returns {string} "120 di 300, circa 2 minuti" */
function farOf({ done, total, secondsLeft, state, phase }) {
  const [now, all] = [numberOf(done), numberOf(total)];
  if (state === 'waiting') return `${say('far', now, all)}, ${say('waiting')}`;
  const stage = phase === 'comparing' ? say('comparing') : say('far', now, all);
  if (secondsLeft === null) return stage;
  const minutes = Math.round(secondsLeft / MINUTE_S);
  const time = secondsLeft < SHORTLY_S ? say('lessThanMinute') : minutes <= 1 ? say('oneMinute') : say('minutes', numberOf(minutes));
  return `${stage}, ${time}`;
}

/** @param {Import} list */
function summary({ casesOpened, doubles, known }) {
  return make('p', { 'data-garbo': 'summary' }, [
    casesOpened > 0 ? say('opened', numberOf(casesOpened)) : say('openedNone'),
    known > 0 && say('known', numberOf(known)),
    doubles > 0 && say('doubles', numberOf(doubles)),
  ].filter(Boolean).join(' '));
}

/** @param {number} ms @param {AbortSignal} signal */
const pause = (ms, signal) => new Promise((done) => {
  const timer = setTimeout(done, ms);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
});

/** Where the list is no longer known: what is safe, and what to do. */
const gonePart = () => empty(say('gone'), make('p', {}, say('goneWhy')), make('p', {}, say('goneDo')),
  make('div', { class: 'buttons' }, link('#/import', say('another'), 'button main'), link('#/queue', say('toQueue'), 'button')));

/** @param {HTMLElement} place @param {string} id @param {import('../../shell/pages.js').Visit} visit */
export async function showRun(place, id, visit) {
  const { signal, tell } = visit;
  const path = `/v1/imports/${encodeURIComponent(id)}`;
  const { place: wrong, trying } = corner();
  /** @type {Import} */
  let list;
  try {
    list = await ask('GET', path, { signal });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error;
    return place.replaceChildren(gonePart());
  }

  const bar = make('progress', { id: 'progress', max: Math.max(1, list.total), 'aria-label': say('progress') });
  const far = make('p', { class: 'far', 'data-garbo': 'far' });
  const message = make('p', { 'data-garbo': 'message', role: 'status' });
  const read = readPart(list);
  const skipped = make('div', { class: 'page corner' });
  let told = -1;
  const head = make('div', { class: 'page' });
  const ends = make('div', { class: 'page' });
  const results = make('div', { class: 'page', 'data-garbo': 'results' });
  const stop = button('stop', say('stop'), () => trying(async () => {
    list = await ask('DELETE', path, { signal });
    tell(say('stopped'));
    write();
  }));
  const running = make('div', { class: 'page', 'data-garbo': 'running' },
    make('div', { class: 'row' }, stop, make('p', { class: 'quiet' }, say('stopWhy'))), make('p', { class: 'quiet' }, say('leave')));

  function write() {
    bar.value = list.done;
    far.textContent = farOf(list);
    const said = list.state === 'running' && list.phase === 'weighing' ? '' : list.message;
    if (message.textContent !== said) message.textContent = said;
    running.hidden = isOver(list);
    // When all rows are weighed there is nothing left to stop.
    stop.hidden = list.phase === 'comparing';
    bar.hidden = far.hidden = list.state === 'done';
    if (told === list.skippedCount) return;
    told = list.skippedCount;
    skipped.replaceChildren(skippedPart(list) ?? '');
  }

  /** Looks again and again until nothing moves any more. */
  async function follow() {
    /** @type {Groups | null} */
    let found = null;
    while (!signal.aborted) {
      if (isOver(list)) {
        found = await ask('GET', `${path}/groups`, { signal });
        // A server that is going leaves it unsettled for good; then it does not answer any more.
        if (found?.settled) break;
      }
      await pause(EVERY_MS, signal);
      const before = [list.done, list.state, list.phase].join();
      list = await ask('GET', path, { signal });
      if (before !== [list.done, list.state, list.phase].join()) write();
      else far.textContent = farOf(list);
    }
    if (signal.aborted || found === null) return;
    list = await ask('GET', path, { signal });
    write();
    ends.replaceChildren(summary(list), make('div', { class: 'buttons' }, link('#/queue', say('toQueue'), 'button main'), link('#/import', say('another'), 'button')));
    read.open = false;
    results.replaceChildren(...groupsPart(found, visit));
  }

  const following = () => follow().catch((error) => {
    if (signal.aborted) return;
    if (!(error instanceof ProblemError)) console.error(error);
    const retry = () => {
      wrong.replaceChildren();
      void following();
    };
    if (error instanceof ProblemError && error.code === 'not-found') place.replaceChildren(gonePart());
    else wrong.replaceChildren(trouble(error, retry));
  });

  head.replaceChildren(bar, far, message, running, wrong, ends);
  read.open = !isOver(list);
  write();
  place.replaceChildren(sheet(say('listOf', momentOf(list.askedAt)), head, read, skipped), results);
  const wasOver = isOver(list);
  void following().then(() => wasOver || signal.aborted || list.state !== 'done' || tell(say('over')));
}

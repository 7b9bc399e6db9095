/** The first page of the morning: who waits, who first, and whose it is. */
import { ProblemError, address, ask } from '../../shell/api.js';
import { chosenBusiness } from '../../shell/businesses.js';
import { button, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { momentOf } from '../../shell/words.js';
import { emptyPart } from './empty.js';
import { filters, isWanted } from './filters.js';
import { inStep } from './in-step.js';
import { rows } from './rows.js';
import { searchPart } from './search.js';
import { taskRow } from './tasks.js';
import { countOf, openOf, say, todayOf } from './words.js';

/** @typedef {import('./wire.js').Queue} Queue */
/** @typedef {import('./wire.js').QueuedCase} QueuedCase */

/** @type {import('./wire.js').Urgency[]} */
const GROUPS = ['now', 'today', 'soon', 'waiting'];
const EVERY_MS = 60_000;

/** @returns {string} today by this machine's clock: "2026-08-03" */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, '0')).join('-');
}

/** @param {AbortSignal} signal @returns {Promise<Queue>} */
const load = (signal) => ask('GET', address('/v1/queue', { business: chosenBusiness() }), { signal });

/** @param {AbortSignal} signal @returns {Promise<number>} how many browsers work here; one where it cannot be had */
const peopleHere = (signal) => ask('GET', '/v1/pairings', { signal }).then(({ clients }) => clients.length).catch(() => 1);

/** @param {AbortSignal} signal @returns {Promise<import('./wire.js').Today | null>} null where they cannot be had: the queue does without */
const figuresOfToday = (signal) =>
  ask('GET', address('/v1/report', { from: today(), to: today(), business: chosenBusiness() }), { signal }).catch(() => null);

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
async function show(place, visit) {
  const { signal, tell } = visit;
  const { place: wrong, trying } = corner();
  const line = make('p', { class: 'figures', tabindex: '-1', 'data-garbo': 'figures' });
  const stale = make('p', { class: 'aside stale', role: 'status', 'data-garbo': 'stale' });
  const choice = filters(() => write());
  const list = make('div', { class: 'page', 'data-garbo': 'list' });
  let [queue, people] = await Promise.all([load(signal), peopleHere(signal)]);
  let at = new Date().toISOString();
  /** @type {HTMLElement | null} what stands where nobody waits, made once */
  let nothing = null;

  /** @type {import('./row.js').Give} */
  const give = (theCase, name) => trying(async () => {
    const path = `/v1/cases/${theCase.caseId}`;
    const isFree = await ask('PATCH', path, { body: { owner: name, expectedOwner: theCase.owner }, signal }).then(() => true, (error) => {
      if (error instanceof ProblemError && error.code === 'owner-taken') return false;
      throw error;
    });
    if (isFree) tell(say(name ? 'taken' : 'left'));
    await refresh();
    write();
    if (isFree) return;
    const { owner } = await ask('GET', path, { signal });
    tell(say(owner ? 'tooLate' : 'left', owner));
  });

  /** @param {import('./wire.js').Urgency} urgency @param {QueuedCase[]} wanted */
  function group(urgency, wanted) {
    const cases = wanted.filter((each) => each.urgency === urgency);
    const tasks = queue.tasks.filter((each) => each.urgency === urgency);
    if (cases.length + tasks.length === 0) return null;
    const several = {
      businesses: chosenBusiness() === null && new Set(queue.cases.map(({ business }) => business)).size > 1,
      people: people > 1 || queue.cases.some(({ owner }) => owner !== null),
    };
    return make('section', { class: 'group-of', 'data-garbo': 'group', 'data-urgency': urgency, 'aria-labelledby': `group-${urgency}` },
      make('div', { class: 'row' }, make('h2', { id: `group-${urgency}` }, say(urgency)), make('p', { class: 'quiet', 'data-garbo': 'count' }, countOf(cases.length, tasks.length))),
      make('ol', { class: 'queue' }, ...rows(urgency, cases, give, tell, several), ...tasks.map((each) => taskRow(each, visit, trying, refresh))));
  }

  /** Writes the list anew where it has changed; whoever is in it stays where they were. */
  function write() {
    const wanted = queue.cases.filter(isWanted);
    const hidden = queue.cases.length - wanted.length;
    choice.refresh(queue.cases);
    inStep(list, line, [
      hidden > 0 && make('div', { class: 'row', 'data-garbo': 'hidden' },
        make('p', {}, wanted.length > 0 ? say('shown', wanted.length, queue.cases.length) : say('noneShown')), button('show-all', say('showAll'), choice.clear)),
      ...GROUPS.map((urgency) => group(urgency, wanted)),
      queue.open > queue.cases.length && make('p', { class: 'quiet', 'data-garbo': 'more' }, say('first', queue.cases.length)),
      queue.cases.length === 0 && nothing,
    ]);
  }

  /** They come a moment later: nobody waits for them. */
  async function tellFigures() {
    const figures = await figuresOfToday(signal);
    const said = figures ? `${openOf(queue.open)} ${todayOf(figures)}` : openOf(queue.open);
    if (line.textContent !== said) line.textContent = said;
  }

  async function refresh() {
    const before = duties(queue);
    queue = await load(signal);
    at = new Date().toISOString();
    stale.textContent = '';
    if (queue.cases.length === 0) nothing ??= await emptyPart(visit);
    else nothing = null;
    if (!list.querySelector('form')) write();
    void tellFigures();
    if (duties(queue) > before) tell(say('nowMore'));
  }

  const quietly = () => {
    if (document.visibilityState !== 'visible') return;
    refresh().catch((error) => {
      if (signal.aborted) return;
      if (!(error instanceof ProblemError || error instanceof DOMException)) console.error(error);
      stale.textContent = say('stale', momentOf(at));
    });
  };
  const clock = setInterval(quietly, EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(clock));
  document.addEventListener('visibilitychange', quietly, { signal });

  if (queue.cases.length === 0) nothing = await emptyPart(visit);
  line.textContent = openOf(queue.open);
  write();
  void tellFigures();
  const usual = make('div', { class: 'page' }, choice.element, list);
  place.replaceChildren(line, stale, wrong, searchPart(visit, usual), usual);
}

/** @param {Queue} queue @returns {number} how many have written twice without an answer */
const duties = ({ cases }) => cases.filter(({ urgency }) => urgency === 'now').length;

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'queue', title: say('title'), inMenu: true, show };

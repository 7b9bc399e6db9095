/** One case: the comment and why, what to do now, what happened, what is missing, how it turned out. */
import { ProblemError, ask } from '../../shell/api.js';
import { empty, link, make } from '../../shell/dom.js';
import { forgetDrafts } from '../../shell/drafts.js';
import { speaker } from '../../shell/words.js';
import { commentPart } from './comment.js';
import { isSettled } from './events.js';
import { factsPart } from './facts.js';
import { gatePart } from './gate.js';
import { happenedPart } from './happened.js';
import { outcomePart } from './outcome.js';
import { panels } from './panels.js';
import { goTo } from './parts.js';
import { similarPart } from './similar.js';
import { stepPart } from './step.js';
import { timelinePart } from './timeline.js';

/** @typedef {import('./wire.js').Known} Known */
/** @typedef {import('../../shell/pages.js').Visit} Visit */

const say = speaker({
  it: {
    title: 'Caso', none: 'Qui non c\'è nessun caso', noneWhy: 'Forse è stato cancellato, oppure l\'indirizzo non è intero.',
    queue: 'I casi aperti sono nella coda', weigh: 'Valuta un commento', back: '← Coda',
  },
  en: {
    title: 'Case', none: 'There is no case here', noneWhy: 'It may have been erased, or the address is not complete.',
    queue: 'The open cases are in the queue', weigh: 'Weigh a comment', back: '← Queue',
  },
});

/** @type {Record<string, string>} where the page is known */
const PLATFORMS = { facebook: 'Facebook', tripadvisor: 'TripAdvisor', google: 'Google', trustpilot: 'Trustpilot', instagram: 'Instagram' };

/** @param {string} id @param {AbortSignal} signal @returns {Promise<Known>} */
async function load(id, signal) {
  const path = `/v1/cases/${encodeURIComponent(id)}`;
  const [theCase, ledger] = await Promise.all([ask('GET', path, { signal }), ask('GET', `${path}/ledger`, { signal })]);
  const analysis = await ask('GET', `/v1/comments/${theCase.commentId}`, { signal }).catch((error) => {
    if (error instanceof ProblemError && error.code === 'text-not-kept') return null;
    throw error;
  });
  return { theCase, analysis, ledger };
}

/** @param {HTMLElement} place */
const showNone = (place) => place.replaceChildren(empty(say('none'), make('p', {}, say('noneWhy')),
  make('p', { class: 'row' }, link('#/queue', say('queue')), link('#/weigh', say('weigh')))));

/** @param {HTMLElement} place @param {Visit} visit */
async function show(place, visit) {
  const [id] = visit.path;
  if (!id) return showNone(place);
  let known = await load(id, visit.signal).catch((error) => {
    if (error instanceof ProblemError && error.code === 'not-found') return null;
    throw error;
  });
  if (!known) {
    forgetDrafts(id);
    return showNone(place);
  }
  const heading = place.parentElement?.querySelector('h1');
  const title = [`${say('title')} ${known.theCase.code}`, PLATFORMS[known.theCase.platform]].filter(Boolean).join(' · ');
  document.title = `${title} · Garbo`;
  if (heading) heading.textContent = title;
  heading?.before(link('#/queue', say('back'), 'back'));
  compose(place, visit, known);
}

/** @param {HTMLElement} place @param {Visit} visit @param {Known} first */
function compose(place, visit, first) {
  let known = first;
  let asked = 0;
  const now = () => known;
  const changed = async () => {
    const turn = ++asked;
    const loaded = await load(known.theCase.id, visit.signal);
    // Of two that were asked for at once the later one is the truth.
    if (turn === asked && !visit.signal.aborted) {
      known = loaded;
      refresh();
    }
    return loaded;
  };

  const others = panels(visit, now, changed);
  const happened = happenedPart(visit, now, changed);
  const facts = factsPart(visit, () => known.theCase, changed);
  const similar = similarPart(visit);
  const clarify = () => {
    goTo(others.reply);
    return others.write('clarify');
  };
  const gate = gatePart(happened.offer, () => goTo(others.options), clarify);
  const step = stepPart((way) => {
    if (way === 'clarify') return void clarify();
    goTo({ reply: others.reply, byHand: others.options, price: others.price, options: others.options, look: others.look, similar: similar.element, happened: happened.element }[way]);
  });
  const comment = commentPart();
  const timeline = timelinePart();
  const outcome = outcomePart(visit, now, changed);
  visit.guard(() => happened.unsaved() || facts.unsaved() || others.unsaved());

  function refresh() {
    for (const part of [comment, step, similar, happened, timeline, facts, gate, outcome]) part.refresh(known);
    others.refresh();
    // What is settled is asked about first, else last.
    const place = isSettled(known.theCase.state) ? 'first' : 'last';
    if (place !== asks) side[place === 'first' ? 'prepend' : 'append'](outcome.element);
    asks = place;
  }
  const side = make('div', {}, timeline.element, gate.element, others.look);
  let asks = '';
  refresh();
  place.replaceChildren(make('div', { class: 'columns case' },
    make('div', {}, comment.element),
    make('div', {}, facts.element, step.element),
    make('div', {}, others.price, others.reply, happened.element, similar.element),
    side), others.options);
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'cases', title: say('title'), inMenu: false, show };

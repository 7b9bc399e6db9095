/** What this desk has learned from how its cases turned out, in words; and starting anew. */
import { ask } from '../../shell/api.js';
import { link, make, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, numberOf, speaker } from '../../shell/words.js';
import { points } from '../case/parts.js';
import { twice } from './twice.js';

/** @typedef {{seen: number, cases: number}} Seen */
/** @typedef {{signal: string, title: string, start: number, now: number, genuine: Seen, campaign: Seen}} Signal weights in decibans */
/** @typedef {{caseId: string, outcome: 'genuine' | 'campaign' | 'unknown', at: string, who: string, counts: boolean}} Said */
/** @typedef {{since: string | null, genuine: number, campaign: number, unknown: number, signals: Signal[], history: Said[]}} Learning */

const say = speaker({
  it: {
    title: 'Che cosa ha imparato Garbo', none: 'Ancora niente. Quando un caso è finito, di\' nella sua pagina com\'è andata: Garbo ne impara un poco.',
    from: 'Da $1 e da $2$3.', oneGenuine: 'un cliente vero', genuines: '$1 clienti veri', oneCampaign: 'una campagna', campaigns: '$1 campagne', unknowns: '; di $1 non si è saputo',
    since: 'Conta quello che è stato detto dopo il $1.', still: 'Nessun segnale si è mosso, per ora.',
    up: 'Pesa di più contro chi scrive: da $1 a $2 punti.', down: 'Pesa di più a favore di chi scrive: da $1 a $2 punti.', less: 'Pesa di meno: da $1 a $2 punti.', hair: 'Si è mosso appena: meno di un punto.',
    seen: 'Visto in $1 su $2 clienti veri e in $3 su $4 campagne.', more: 'Altri $1 segnali',
    history: 'Gli esiti che hai detto', genuine: 'Era un cliente vero', campaign: 'Era una campagna', unknown: 'Non si è saputo', by: '$1 · $2', gone: 'caso cancellato', notCounted: 'non conta', older: 'I più vecchi non sono in questa lista: ne vedi $1 su $2.',
    anew: 'Ricomincia da capo', anewWhy: 'I casi restano con i loro esiti; i pesi tornano quelli di partenza.', sure: 'Sicuro? Premi ancora per ricominciare', done: 'Fatto: si ricomincia da capo.',
  },
  en: {
    title: 'What Garbo has learned', none: 'Nothing yet. When a case is over, say on its page how it turned out: Garbo learns a little from it.',
    from: 'From $1 and $2$3.', oneGenuine: 'one real customer', genuines: '$1 real customers', oneCampaign: 'one campaign', campaigns: '$1 campaigns', unknowns: '; of $1 nobody knows',
    since: 'What was said after $1 counts.', still: 'No signal has moved so far.',
    up: 'Counts more against the author: from $1 to $2 points.', down: 'Counts more in the author\'s favour: from $1 to $2 points.', less: 'Counts less: from $1 to $2 points.', hair: 'It has hardly moved: less than one point.',
    seen: 'Seen with $1 of $2 real customers and in $3 of $4 campaigns.', more: '$1 more signals',
    history: 'The outcomes you said', genuine: 'It was a real customer', campaign: 'It was a campaign', unknown: 'Nobody knows', by: '$1 · $2', gone: 'case erased', notCounted: 'does not count', older: 'The oldest are not in this list: you see $1 of $2.',
    anew: 'Start anew', anewWhy: 'The cases keep their outcomes; the weights go back to where they began.', sure: 'Sure? Press again to start anew', done: 'Done: it starts anew.',
  },
});
const SHOWN_AT_ONCE = 3;
const LONGEST_HISTORY = 50;

/** @param {Signal} signal @returns {string} */
function moveOf({ start, now }) {
  const [from, to] = [points(start), points(now)];
  if (from === to) return say('hair');
  if (Math.abs(now) < Math.abs(start)) return say('less', from, to);
  return say(now > 0 ? 'up' : 'down', from, to);
}

/** @param {Signal} signal */
const line = (signal) => make('li', { 'data-garbo': 'learned-signal', 'data-signal': signal.signal },
  make('strong', {}, signal.title), make('p', {}, moveOf(signal)),
  make('p', { class: 'quiet' }, say('seen', signal.genuine.seen, signal.genuine.cases, signal.campaign.seen, signal.campaign.cases)));

/** @param {Said} said */
const past = ({ caseId, outcome, at, who, counts }) => make('li', { 'data-garbo': 'said' },
  caseId ? link(`#/cases/${caseId}`, say(outcome)) : make('span', {}, `${say(outcome)} (${say('gone')})`),
  make('p', { class: 'quiet' }, [who ? say('by', who, dayOf(at)) : dayOf(at), !counts && outcome !== 'unknown' && say('notCounted')].filter(Boolean).join(' · ')));

/** @param {Learning} learning @returns {string} */
function fromWhat({ genuine, campaign, unknown }) {
  return say('from', genuine === 1 ? say('oneGenuine') : say('genuines', numberOf(genuine)),
    campaign === 1 ? say('oneCampaign') : say('campaigns', numberOf(campaign)), unknown > 0 ? say('unknowns', numberOf(unknown)) : '');
}

/** @param {Learning} learning @returns {(HTMLElement | null)[]} */
function told(learning) {
  const { signals, history, since, genuine, campaign, unknown } = learning;
  const moved = signals.filter(({ start, now }) => start !== now).sort((one, other) => Math.abs(other.now - other.start) - Math.abs(one.now - one.start));
  const rest = moved.slice(SHOWN_AT_ONCE);
  const hasAny = genuine + campaign + unknown > 0;
  return [
    make('p', { 'data-garbo': 'learned-from' }, hasAny ? fromWhat(learning) : say('none')),
    since && make('p', { class: 'quiet' }, say('since', dayOf(since))),
    hasAny && moved.length === 0 ? make('p', {}, say('still')) : null,
    moved.length > 0 ? make('ul', { class: 'plain' }, ...moved.slice(0, SHOWN_AT_ONCE).map(line)) : null,
    rest.length > 0 ? make('details', {}, make('summary', {}, say('more', rest.length)), make('ul', { class: 'plain inner' }, ...rest.map(line))) : null,
    history.length > 0 ? make('details', {}, make('summary', {}, say('history')),
      make('ul', { class: 'plain inner' }, ...history.slice(0, LONGEST_HISTORY).map(past)),
      history.length > LONGEST_HISTORY && make('p', { class: 'quiet' }, say('older', LONGEST_HISTORY, history.length))) : null,
  ].filter((each) => each instanceof HTMLElement);
}

/** @param {import('../../shell/pages.js').Visit} visit @param {Learning} first */
export function learnedPart({ signal, tell }, first) {
  const { place: wrong, trying } = corner();
  const now = make('div', { class: 'connect' });
  const anew = twice('learn-anew', say('anew'), say('sure'), () => trying(async () => {
    refresh(await ask('DELETE', '/v1/learning', { signal }));
    tell(say('done'));
    heading.focus();
  }), tell);
  const heading = make('h2', { tabindex: '-1' }, say('title'));
  const end = make('div', { class: 'connect' }, make('div', { class: 'buttons' }, anew), make('p', { class: 'quiet' }, say('anewWhy')));

  /** @param {Learning} learning */
  function refresh(learning) {
    now.replaceChildren(...told(learning).filter((each) => each !== null));
    // Where nothing counts there is nothing to start anew from.
    end.hidden = learning.genuine + learning.campaign + learning.unknown === 0;
  }
  refresh(first);
  const element = sheet('', heading, now, end, wrong);
  element.dataset['garbo'] = 'learning';
  return element;
}

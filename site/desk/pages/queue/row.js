/** One case in the queue: what it is, how soon, and who sees to it. */
import { badge } from '../../shell/badge.js';
import { nameOfBusiness } from '../../shell/businesses.js';
import { button, draw, form, labelled, link, make } from '../../shell/dom.js';
import { callMe, myName } from '../../shell/me.js';
import { agoOf, momentOf } from '../../shell/words.js';
import { afterHours, platformName, say } from './words.js';

/** @typedef {import('./wire.js').QueuedCase} QueuedCase */
/** @typedef {(theCase: QueuedCase, name: string | null) => Promise<unknown>} Give says who sees to a case; null is nobody */

/** Characters: where the server cuts a comment. */
const CUT = 140;

const alarm = () => draw('svg', { viewBox: '0 0 24 24', class: 'alarm', 'aria-hidden': 'true' },
  draw('path', { d: 'M12 3 22 21H2Z' }), draw('path', { d: 'M12 10v5M12 18v.5' }));

/** @param {{excerpt: string, code: string}} theCase @returns {string} */
export function titleOf({ excerpt, code }) {
  if (!excerpt) return say('noText', code);
  return [...excerpt].length >= CUT ? `${excerpt.trimEnd()}…` : excerpt;
}

/** @param {QueuedCase} theCase @returns {string} how long there is still; "" where the reason has said it */
export function dueOf({ dueAt, urgency, state }) {
  if (!dueAt || urgency === 'now' || state === 'decided') return '';
  const isPast = Date.parse(dueAt) <= Date.now();
  const isTheirs = urgency === 'waiting' || state === 'silent';
  return say(isTheirs ? (isPast ? 'waitOver' : 'waitIn') : isPast ? 'overdue' : 'dueIn', agoOf(dueAt));
}

/** @param {string | null} owner @returns {string} */
function ownerOf(owner) {
  if (owner === null) return say('noone');
  return owner === myName() ? say('you') : say('follows', owner);
}

/** @param {QueuedCase} theCase @param {Give} give @param {(message: string) => void} tell */
function takePart(theCase, give, tell) {
  const { owner, caseId } = theCase;
  const place = make('div', { class: 'take' });
  const isMine = owner !== null && owner === myName();
  if (owner !== null && !isMine) return place;
  const label = say(isMine ? 'leave' : 'take');
  const press = button(isMine ? 'leave' : 'take', label, () => {
    if (isMine) return give(theCase, null);
    return myName() ? give(theCase, myName()) : askName();
  });
  press.setAttribute('aria-label', say('about', label, titleOf(theCase)));
  press.dataset['key'] = 'whose';

  /** Asks it once; the browser knows it from then on. */
  function askName() {
    const name = make('input', { id: `name-${caseId}`, type: 'text', maxlength: 200, autocomplete: 'given-name', required: true, 'data-key': 'whose' });
    const close = () => {
      place.replaceChildren(press);
      press.focus();
    };
    const save = () => {
      if (!name.value.trim()) {
        tell(say('nameMissing'));
        return name.focus();
      }
      callMe(name.value.trim());
      return give(theCase, myName());
    };
    place.replaceChildren(form({ 'data-garbo': 'name-form' }, save,
      labelled(say('yourName'), name, say('yourNameHelp')),
      make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'take-named', 'data-key': 'whose' }, say('take')), button('cancel', say('cancel'), close))));
    name.focus();
  }

  place.append(press);
  return place;
}

/**
 * @param {QueuedCase} theCase
 * @param {Give} give
 * @param {(message: string) => void} tell
 * @param {{businesses: boolean, people: boolean}} several where there are several, they are named
 */
export function row(theCase, give, tell, several) {
  const { caseId, code, urgency, why, platform, exposure, exposureKnown, business, band, score, owner, dueAt, firstReplyAfterHours } = theCase;
  const where = [platformName(platform), several.businesses && nameOfBusiness(business), code, exposureKnown && say(exposure)];
  const due = dueOf(theCase);
  const title = link(`#/cases/${caseId}`, titleOf(theCase), 'excerpt');
  title.dir = 'auto';
  title.dataset['garbo'] = 'open';
  return make('li', { class: 'queued', 'data-garbo': 'case', 'data-case': caseId, 'data-urgency': urgency },
    make('div', { class: 'matter' },
      urgency === 'now' && make('p', { class: 'duty', 'data-garbo': 'duty' }, alarm(), make('strong', {}, say('duty'))),
      title,
      make('p', {}, make('span', { 'data-garbo': 'why' }, why), due && ' ',
        due && make('time', { 'data-garbo': 'due', datetime: dueAt, title: dueAt && momentOf(dueAt) }, `${due}.`)),
      make('p', { class: 'quiet', 'data-garbo': 'where' }, where.filter(Boolean).join(' · '))),
    make('div', { class: 'stand' },
      badge(band, score),
      firstReplyAfterHours !== null && make('p', { class: 'quiet', 'data-garbo': 'first-reply' }, say('firstReply', afterHours(firstReplyAfterHours)))),
    make('div', { class: 'whose' }, (owner !== null || several.people) && make('p', { 'data-garbo': 'owner' }, ownerOf(owner)), takePart(theCase, give, tell)));
}

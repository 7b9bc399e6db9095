/** Which days the report is of: the usual ones in one press, or one's own. */
import { button, form, labelled, link, make } from '../../shell/dom.js';
import { addressOf, isDay, usual } from './days.js';
import { say } from './words.js';

/** @typedef {import('./days.js').Days} Days */

/** @param {Days} days @returns {'' | 'noDay' | 'turned'} what is wrong with them */
export function wrongWith({ from, to }) {
  if ((from && !isDay(from)) || (to && !isDay(to))) return 'noDay';
  return from && to && from > to ? 'turned' : '';
}

/**
 * @param {Days} asked as the address has them; "" where it has none
 * @param {(hash: string) => void} go
 */
export function periodPart(asked, go) {
  const plain = { from: '', to: '' };
  const choices = /** @type {[Parameters<typeof say>[0], Days][]} */ ([['usual', plain], ...usual()]);
  const isAsked = (/** @type {Days} */ { from, to }) => from === asked.from && to === asked.to;
  const from = make('input', { id: 'from', name: 'from', type: 'date', required: true });
  const to = make('input', { id: 'to', name: 'to', type: 'date', required: true });
  from.value = isDay(asked.from) ? asked.from : '';
  to.value = isDay(asked.to) ? asked.to : '';
  const wrong = make('div', { class: 'corner', role: 'alert' });

  /** @param {Days} days */
  function complain(days) {
    const code = wrongWith(days) || 'noDay';
    wrong.replaceChildren(make('div', { class: 'trouble', 'data-garbo': 'wrong-days', 'data-code': code },
      make('strong', {}, say(code)), make('p', {}, say(code === 'turned' ? 'turnedWhy' : 'noDayWhy')),
      code === 'turned' && button('turn', say('turn'), () => go(addressOf({ from: days.to, to: days.from })))));
  }

  const send = () => {
    const days = { from: from.value, to: to.value };
    wrong.replaceChildren();
    if (days.from && days.to && !wrongWith(days)) return go(addressOf(days));
    complain(days);
    (days.from ? to : from).focus();
  };
  const isOwn = !choices.some(([, days]) => isAsked(days));
  const own = make('details', { 'data-garbo': 'own-days', open: isOwn }, make('summary', {}, say('own')),
    form({ class: 'inside' }, send,
      make('div', { class: 'row two-days' }, labelled(say('from'), from), labelled(say('to'), to), make('button', { 'data-garbo': 'show-days' }, say('show'))), wrong));
  if (wrongWith(asked)) complain(asked);
  return make('section', { class: 'sheet periods', 'aria-label': say('periods'), 'data-garbo': 'periods' },
    make('nav', { 'aria-label': say('periods') }, ...choices.map(([name, days]) => {
      const made = link(days === plain ? '#/report' : addressOf(days), say(name));
      made.dataset['garbo'] = `days-${name}`;
      if (isAsked(days)) made.setAttribute('aria-current', 'true');
      return made;
    })), own);
}

/** What is kept, where and for how long: the figures first, the rest folds. */
import { make, sheet } from '../../shell/dom.js';
import { numberOf } from '../../shell/words.js';
import { say } from './words.js';

/**
 * @typedef {object} Kept as GET /v1/privacy says it
 * @property {number} retentionDays 0 is until somebody erases
 * @property {boolean} storesText
 * @property {string} folder
 * @property {boolean} team
 * @property {number} comments
 * @property {number} cases
 * @property {number} businesses
 * @property {number} copies
 * @property {string[]} sites where the comments stood
 */
const SETTINGS = ['GARBO_RETENTION_DAYS', 'STORE_TEXT=false'];

/** @param {Kept} first @returns {{element: HTMLElement, refresh: (kept: Kept) => void}} */
export function keptPart(first) {
  const element = sheet('');
  element.dataset['garbo'] = 'kept';
  /** @param {Kept} kept */
  const refresh = (kept) => {
    const isOpen = element.querySelector('details')?.open ?? false;
    element.replaceChildren(make('h2', {}, say('kept')), ...told(kept));
    element.querySelector('details')?.toggleAttribute('open', isOpen);
  };
  refresh(first);
  return { element, refresh };
}

/** @param {Kept} kept */
function told({ retentionDays, storesText, folder, team, comments, cases, businesses, copies }) {
  /** @type {[name: string, count: number][]} */
  const figures = [['comments', comments], ['cases', cases], ['businesses', businesses]];
  /** @type {[string, string][]} */
  const parts = [
    [say('text'), say(storesText ? 'textYes' : 'textNo')], [say('author'), say('authorHow')], [say('case'), say('caseHow')],
    [say('traces'), say('tracesHow')], [say('browser'), say('browserHow')], [say('learned'), say('learnedHow')],
  ];
  return [
    make('dl', { class: 'kept-figures' }, ...figures.map(([name, count]) =>
      make('div', { 'data-garbo': `kept-${name}` }, make('dt', {}, say(/** @type {'comments'} */ (name))), make('dd', {}, numberOf(count))))),
    comments === 0 ? make('p', { class: 'quiet', 'data-garbo': 'nothing' }, say('nothing')) : '',
    make('p', { 'data-garbo': 'retention' }, retentionDays > 0 ? say('days', retentionDays) : say('forever')),
    make('p', {}, say(team ? 'whereTeam' : 'where')), make('pre', { 'data-garbo': 'folder' }, folder),
    copies > 0 ? make('p', { 'data-garbo': 'copies' }, say('copies', copies)) : '',
    make('details', { 'data-garbo': 'what' }, make('summary', {}, say('what')),
      make('dl', { class: 'kept-facts' }, ...parts.flatMap(([name, how]) => [make('dt', {}, name), make('dd', {}, how)])),
      make('p', { class: 'quiet' }, say('daysHow', ...SETTINGS))),
  ];
}

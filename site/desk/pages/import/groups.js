/** Who says the same in a list: side by side what is alike, the same problem as good news; then the rest by band. */
import { bandName } from '../../shell/badge.js';
import { make, sheet } from '../../shell/dom.js';
import { dayOf, numberOf } from '../../shell/words.js';
import { commentRow } from './comment.js';
import { concernName, say } from './words.js';

/** @typedef {import('./wire.js').Group} Group */
/** @typedef {import('./wire.js').Groups} Groups */
/** @typedef {import('../../shell/pages.js').Visit} Visit */

/** Characters: where the server cuts a comment that is compared, and one that stands alone. */
const COMPARED = 300;
const ALONE = 140;
/** So many comments stand side by side at once; the others fold. */
const AT_ONCE = 6;
/** Bands whose comments are in sight at once. */
const IN_SIGHT = ['to-check', 'suspicious', 'probable-campaign'];
/** Only of these is a campaign spoken of. */
const CAMPAIGN = ['suspicious', 'probable-campaign'];

/** @param {Group} group @returns {boolean} whether nobody complains in it */
const isPraise = ({ comments }) => comments.every(({ band }) => band === 'not-negative');

/** @param {Group} group @returns {string} "5 commenti · 5 nomi diversi · in 4 giorni, dal 1 maggio 2026 al 5 maggio 2026" */
function sizeOf({ count, authors, unnamed, since, until, days }) {
  const span = since && until && since !== until ? `, ${say('span', dayOf(since), dayOf(until))}` : '';
  const when = days === null ? '' : days === 0 ? say('sameDay') : days === 1 ? say('oneDay') : say('inDays', days);
  return [
    // Words without a name that stand on several lines are one comment.
    say('comments', numberOf(Math.max(count, unnamed))),
    authors === 1 ? say('oneName') : authors > 1 && say('names', numberOf(authors)),
    unnamed > 0 && authors > 0 && say('unnamed', numberOf(unnamed)),
    when && when + span,
  ].filter(Boolean).join(' · ');
}

/** @param {Group} group of the same problem @returns {string} */
function titleOf({ authors, unnamed, count, concern }) {
  const about = concern && concern !== 'other' ? concernName(concern) : '';
  if (unnamed > 0) return about ? say('voicesOf', numberOf(count), about) : say('voices', numberOf(count));
  return about ? say('peopleOf', numberOf(authors), about) : say('people', numberOf(authors));
}

/** @param {import('./wire.js').Imported[]} comments @param {Visit} visit @param {{cut: number, inGroup: boolean}} how */
function sideBySide(comments, visit, how) {
  const list = (/** @type {typeof comments} */ some) => make('ul', { class: 'side-by-side' }, ...some.map((each) => commentRow(each, visit, how)));
  const more = comments.slice(AT_ONCE);
  return [
    list(comments.slice(0, AT_ONCE)),
    more.length > 0 && make('details', {}, make('summary', {}, say('more', more.length)), list(more)),
  ];
}

/** @param {Group} group @param {Visit} visit */
function groupPart(group, visit) {
  const { kind, why, count, comments } = group;
  const inside = [
    ...sideBySide(comments, visit, { cut: COMPARED, inGroup: true }),
    count > comments.length && make('p', { class: 'quiet' }, say('shown', comments.length, numberOf(count))),
  ];
  const named = { class: 'alike', 'data-garbo': 'group', 'data-kind': kind };
  if (kind === 'same-problem') {
    return make('details', named, make('summary', {}, titleOf(group)), make('p', { class: 'quiet' }, sizeOf(group)), ...inside);
  }
  return make('section', named, make('h3', {}, group.title), make('p', {}, sizeOf(group)),
    comments.some(({ band }) => band !== null && CAMPAIGN.includes(band)) && make('p', { 'data-garbo': 'maybe-campaign' }, make('strong', {}, say('maybeCampaign'))), make('p', { class: 'quiet' }, why), ...inside);
}

/** @param {Groups} found @param {Visit} visit @returns {HTMLElement[]} */
export function groupsPart({ groups, groupCount, rest, settled }, visit) {
  const alike = groups.filter(({ kind }) => kind !== 'same-problem');
  const witnesses = groups.filter(({ kind }) => kind === 'same-problem');
  const parts = [];
  const praise = alike.filter(isPraise);
  const campaigns = sheet(say('campaigns'), make('p', { class: 'quiet' }, say(alike.length > 0 ? 'campaignsWhy' : 'noGroups')),
    ...alike.filter((each) => !isPraise(each)).map((each) => groupPart(each, visit)),
    praise.length > 0 && make('details', { 'data-garbo': 'praise' }, make('summary', {}, say('praise', numberOf(praise.length))), ...praise.map((each) => groupPart(each, visit))));
  campaigns.dataset['garbo'] = 'campaigns';
  parts.push(campaigns);
  if (witnesses.length > 0) {
    const part = sheet(say('witnesses'), make('p', { class: 'quiet' }, say('witnessesWhy')), ...witnesses.map((each) => groupPart(each, visit)));
    part.dataset['garbo'] = 'witnesses';
    parts.push(part);
  }
  if (groupCount > groups.length) parts.push(make('p', { class: 'quiet' }, say('moreGroups', numberOf(groupCount - groups.length))));
  if (rest.length > 0) {
    const part = sheet(say(groups.length > 0 ? 'rest' : 'restAll'), ...rest.map(({ band, count, comments }) =>
      make('details', { 'data-garbo': 'rest', 'data-of': band ?? '', open: band !== null && IN_SIGHT.includes(band) },
        make('summary', {}, say('count', band === null ? say('noBand') : bandName(band), numberOf(count))),
        ...sideBySide(comments, visit, { cut: ALONE, inGroup: false }),
        count > comments.length && make('p', { class: 'quiet' }, say('shown', comments.length, numberOf(count))))));
    parts.push(part);
  }
  if (!settled) parts.push(make('p', { class: 'quiet' }, say('unsettled')));
  return parts;
}

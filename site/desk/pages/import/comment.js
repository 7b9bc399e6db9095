/** One comment of a list: its words, how it weighs, and its case, or a press that opens one. */
import { ask } from '../../shell/api.js';
import { badge } from '../../shell/badge.js';
import { button, link, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, numberOf } from '../../shell/words.js';
import { say } from './words.js';

/** @typedef {import('./wire.js').Imported} Imported */

/** @param {string} id @param {string} excerpt */
function caseLink(id, excerpt) {
  const made = link(`#/cases/${id}`, say('see'), 'button');
  made.dataset['garbo'] = 'see';
  made.setAttribute('aria-label', say('about', say('see'), excerpt));
  return made;
}

/** @param {string} said @returns {string} a day where it is one, else as it is written */
export const dayIn = (said) => (Number.isNaN(Date.parse(said)) ? said : dayOf(said));

/** @param {Imported} comment @param {number} cut characters after which the server cuts */
function words({ excerpt }, cut) {
  if (!excerpt) return say('noText');
  return [...excerpt].length >= cut ? `${excerpt.trimEnd()}…` : excerpt;
}

/**
 * @param {Imported} comment
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {{cut: number, inGroup: boolean}} how
 */
export function commentRow(comment, { signal, tell }, { cut, inGroup }) {
  const { commentId, caseId, lines, author, band, score, publishedAt, rating } = comment;
  const said = words(comment, cut);
  const { place: wrong, trying } = corner();
  const where = [
    inGroup && (author === null ? say('noName') : say('name', author)),
    publishedAt && dayIn(publishedAt),
    rating !== null && say('rating', numberOf(rating)),
    lines.length === 0 ? say('before') : say(lines.length === 1 ? 'lineOf' : 'linesOf', lines.join(', ')),
  ].filter(Boolean).join(' · ');
  const open = () => trying(async () => {
    const { id } = await ask('POST', '/v1/cases', { body: { commentId }, signal });
    const there = caseLink(id, said);
    act.replaceChildren(there);
    there.focus();
    tell(say('nowOpen'));
  });
  const opens = button('open-case', say('open'), open);
  opens.setAttribute('aria-label', say('about', say('open'), said));
  const act = make('div', { class: 'buttons' }, caseId ? caseLink(caseId, said) : opens);
  return make('li', { class: 'imported', 'data-garbo': 'comment', 'data-band': band ?? '' },
    make('blockquote', { dir: 'auto' }, said), make('p', { class: 'quiet' }, where), badge(band, score), act, wrong);
}

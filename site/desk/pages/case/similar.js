/** Comments that say the same, side by side on demand. */
import { ask } from '../../shell/api.js';
import { link, make } from '../../shell/dom.js';
import { marked } from '../../shell/marked.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, shareOf, speaker } from '../../shell/words.js';

const say = speaker({
  it: {
    title: 'Commenti simili: $1', copy: 'Le stesse parole', paraphrase: 'Lo stesso, con altre parole', 'same-problem': 'Lo stesso problema, raccontato da altri',
    like: 'uguale al $1', same: 'stesso autore', open: 'Apri il suo caso',
  },
  en: {
    title: 'Similar comments: $1', copy: 'The same words', paraphrase: 'The same, in other words', 'same-problem': 'The same problem, told by others',
    like: '$1 alike', same: 'same author', open: 'Open its case',
  },
});

/** @typedef {{caseId: string | null, similarity: number, kind: 'copy' | 'paraphrase' | 'same-problem', publishedAt: string | null, text: string, sameAuthor: boolean | null, shared: {there: import('./wire.js').Span}[]}} Beside */

/** @param {string | null} day as the page wrote it */
const whenOf = (day) => (day && /^\d{4}-\d{2}-\d{2}/.test(day) ? dayOf(day) : day);

/** @param {Beside} other */
const beside = ({ caseId, similarity, kind, publishedAt, text, sameAuthor, shared }) =>
  make('li', { 'data-garbo': 'similar-one', 'data-kind': kind },
    make('strong', {}, say(kind)),
    make('p', { class: 'quiet' }, [say('like', shareOf(similarity)), sameAuthor && say('same'), whenOf(publishedAt)].filter(Boolean).join(' · ')),
    make('blockquote', { dir: 'auto' }, ...marked(text, shared.map(({ there }) => there))),
    caseId && link(`#/cases/${encodeURIComponent(caseId)}`, say('open')));

/** @param {import('../../shell/pages.js').Visit} visit */
export function similarPart(visit) {
  const { place: wrong, trying } = corner();
  const heading = make('h2', {});
  const list = make('ul', { class: 'plain' });
  const fold = make('details', { class: 'sheet', 'data-garbo': 'similar' }, make('summary', {}, heading), list, wrong);
  let commentId = '';
  const load = () => trying(async () => {
    const { similar } = await ask('GET', `/v1/comments/${commentId}/similar`, { signal: visit.signal });
    list.replaceChildren(...similar.map(beside));
  });
  fold.addEventListener('toggle', () => { if (fold.open) void load(); });

  /** @param {import('./wire.js').Known} known */
  function refresh({ theCase, analysis }) {
    const many = analysis?.similar.length ?? 0;
    commentId = theCase.commentId;
    fold.hidden = many === 0;
    heading.textContent = say('title', many);
    if (fold.open && many > 0) void load();
  }

  return { element: fold, refresh };
}

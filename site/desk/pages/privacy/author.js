/** One person's data: found by the name that the site shows, handed over, erased. */
import { ask } from '../../shell/api.js';
import { button, form, labelled, make, select, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { twice } from '../settings/twice.js';
import { saveAs } from './exporting.js';
import { platformName } from '../queue/words.js';
import { casesIn, commentsIn, say } from './words.js';

/** @typedef {{site: string, comments: unknown[], cases: unknown[]}} AuthorExport */
/** @typedef {{site: string, authorName: string}} Author */

/** @param {string} site @returns {string} one without a dot is the platform of comments that have no address */
const siteName = (site) => (site.includes('.') ? site : site === 'generic' ? say('siteGeneric') : say('siteBare', platformName(site)));

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {import('./kept.js').Kept} kept
 * @param {() => unknown} changed is told when something was erased
 */
export function authorPart({ signal, tell }, { team, sites }, changed) {
  if (sites.length === 0) return sheet(say('one'), make('p', { class: 'quiet', 'data-garbo': 'nobody' }, say('nobody')));
  /** @type {[string, string][]} */
  const offered = sites.map((each) => [each, siteName(each)]);
  const site = select('site', sites.length > 1 ? [['', say('siteChoose')], ...offered] : offered);
  const name = make('input', { id: 'author-name', type: 'text', maxlength: 300, autocomplete: 'off', spellcheck: 'false', required: true });
  const { place: wrong, trying } = corner();
  const answer = make('div', { class: 'found', 'data-garbo': 'author-found' });
  // What was found belongs to the name it was looked for with.
  for (const field of [site, name]) field.addEventListener('input', () => answer.replaceChildren());

  const look = () => trying(async () => {
    const missing = [site, name].find(({ value }) => !value.trim());
    if (missing) {
      tell(say(missing === site ? 'siteNeeded' : 'nameNeeded'));
      return missing.focus();
    }
    const author = { site: site.value.trim(), authorName: name.value.trim() };
    const found = await ask('POST', '/v1/authors:export', { body: author, signal });
    answer.replaceChildren(...told(author, found));
    answer.querySelector('p')?.focus();
  });

  /** @param {Author} author @param {AuthorExport} found */
  function told(author, found) {
    const count = found.comments.length;
    const what = found.cases.length > 0 ? say('and', commentsIn(count), casesIn(found.cases.length)) : commentsIn(count);
    const erase = twice('erase-author', say('erase'), say('sure', what), () => trying(async () => {
      const { erased } = await ask('POST', '/v1/authors:erase', { body: author, signal });
      const said = erased > 0 ? say('erased', commentsIn(erased)) : say('erasedNone');
      answer.replaceChildren(...result(said, true));
      answer.querySelector('p')?.focus();
      tell(said);
      await changed();
    }), tell);
    const take = button('export-author', say('take'), () => {
      saveAs('garbo-author.json', JSON.stringify(found, null, 2));
      tell(say('saved'));
    });
    return [
      ...result(count > 0 ? say('found', author.authorName, siteName(author.site), what) : say('none', author.authorName, siteName(author.site)), false),
      count === 0 && make('p', { class: 'quiet' }, say('noneDo')),
      count > 0 && make('div', { class: 'buttons' }, take, erase), count > 0 && reachPart(false),
    ].filter((part) => part !== false);
  }

  /** @param {string} said @param {boolean} isDone */
  const result = (said, isDone) => [make('p', { tabindex: '-1', 'data-garbo': isDone ? 'author-erased' : 'author-told' }, make('strong', {}, said)), ...(isDone ? [reachPart(true)] : [])];

  /** @param {boolean} open */
  const reachPart = (open) => make('details', { open, 'data-garbo': 'reach' }, make('summary', {}, say('reach')),
    make('ul', {}, ...[say('reachBackups'), team && say('reachTeam'), say('reachSite'), say('reachName')].map((each) => each && make('li', {}, each))));

  return sheet(say('one'), make('p', { class: 'quiet' }, say('oneWhy')),
    form({ 'data-garbo': 'author' }, look, labelled(say('site'), site, say('siteHelp')), labelled(say('name'), name),
      make('div', { class: 'buttons' }, make('button', { 'data-garbo': 'look' }, say('look'))), wrong),
    answer);
}

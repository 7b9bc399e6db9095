/** What is due without any case: once a month, to search for one's own name. Garbo searches nothing itself. */
import { ask } from '../../shell/api.js';
import { nameOfBusiness } from '../../shell/businesses.js';
import { copyText } from '../../shell/clipboard.js';
import { button, make } from '../../shell/dom.js';
import { dayOf } from '../../shell/words.js';
import { say } from './words.js';

/**
 * @param {import('./wire.js').Task} task
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {<T>(act: () => T | Promise<T>) => Promise<T | undefined>} trying
 * @param {() => Promise<unknown>} changed
 */
export function taskRow({ task, title, why, lastDoneAt, searches }, visit, trying, changed) {
  /** @param {string} query */
  const copying = (query) => {
    const shown = make('code', { dir: 'auto' }, query);
    const copy = button('copy-search', say('copy'), () => copyText(query, visit.tell, shown, say('copied')));
    copy.setAttribute('aria-label', say('copyThis', query));
    copy.dataset['key'] = query;
    return make('li', { class: 'row between' }, shown, copy);
  };
  const done = button('task-done', say('done'), () => trying(async () => {
    const { nextDueAt } = await ask('POST', '/v1/queue:done', { body: { task }, signal: visit.signal });
    visit.tell(nextDueAt ? say('next', dayOf(nextDueAt)) : say('never'));
    await changed();
  }));
  done.setAttribute('aria-label', say('about', say('done'), title));
  return make('li', { class: 'queued', 'data-garbo': 'task', 'data-case': task },
    make('div', { class: 'matter' },
      make('strong', {}, title), make('p', {}, why),
      make('details', { 'data-fold': task },
        make('summary', {}, say('searches')),
        ...searches.flatMap(({ business, queries }) => [
          searches.length > 1 && make('h3', {}, nameOfBusiness(business)),
          make('ul', { class: 'plain' }, ...queries.map(copying))]))),
    make('div', { class: 'stand' }, make('p', { class: 'quiet' }, lastDoneAt ? say('lastDone', dayOf(lastDoneAt)) : say('neverDone'))),
    make('div', { class: 'whose' }, make('div', { class: 'take' }, done)));
}

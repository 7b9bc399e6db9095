/** The guide for people who read reviews: to be read, printed and given away. */
import { ask } from '../../shell/api.js';
import { button, make } from '../../shell/dom.js';
import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { whom: 'È per chiunque legga recensioni: puoi stamparla e darla a chi vuoi.', print: 'Stampa' },
  en: { whom: 'It is for anybody who reads reviews: print it and give it to whom you like.', print: 'Print' },
});

/** @param {import('../../shell/pages.js').Visit} visit @returns {Promise<HTMLElement[]>} */
export async function guideParts({ signal }) {
  /** @type {import('./wire.js').Guide} */
  const { title, lead, sections, note } = await ask('GET', '/v1/guides/reading', { signal });
  return [make('article', { class: 'sheet reading', 'data-garbo': 'guide' },
    make('h2', {}, title), make('p', { class: 'lead' }, lead),
    ...sections.map(({ id, title: heading, text }) => make('section', { class: 'advice', 'data-id': id }, make('h3', {}, heading), make('p', {}, text))),
    make('p', { class: 'lead' }, note),
    make('p', { class: 'quiet off-paper' }, say('whom')),
    make('div', { class: 'buttons' }, button('print-guide', say('print'), () => print())))];
}

/** What others and we have learned; and two texts for every day: the invitation to review, the reader's guide. */
import { link, make } from '../../shell/dom.js';
import { speaker } from '../../shell/words.js';
import { guideParts } from './guide.js';
import { invitationParts } from './invitation.js';
import { storyParts } from './stories.js';

/** @typedef {import('../../shell/pages.js').Visit} Visit */

const say = speaker({
  it: { title: 'Biblioteca', lead: 'Casi da cui imparare.', parts: 'Nella biblioteca', stories: 'Storie e casi chiusi', invitation: 'Invito a recensire', guide: 'Come leggere una recensione' },
  en: { title: 'Library', lead: 'Cases to learn from.', parts: 'In the library', stories: 'Stories and closed cases', invitation: 'Invitation to review', guide: 'How to read a review' },
});
/** @type {Record<string, (visit: Visit) => Promise<HTMLElement[]>>} by what follows in the address */
const PARTS = { '': storyParts, invitation: invitationParts, guide: guideParts };
/** @type {[string, string][]} */
const MENU = [['', say('stories')], ['invitation', say('invitation')], ['guide', say('guide')]];

/** @param {HTMLElement} place @param {Visit} visit */
async function show(place, visit) {
  const [asked = ''] = visit.path;
  const name = Object.hasOwn(PARTS, asked) ? asked : '';
  place.append(make('p', { class: 'quiet', 'data-garbo': 'lead' }, say('lead')), make('nav', { class: 'parts', 'aria-label': say('parts') }, ...MENU.map(([part, title]) => {
    const made = link(part ? `#/library/${part}` : '#/library', title);
    if (part === name) made.setAttribute('aria-current', 'page');
    return made;
  })));
  place.append(...(await (PARTS[name] ?? storyParts)(visit)));
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'library', title: say('title'), inMenu: true, show };

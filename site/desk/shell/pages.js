/** All pages of the desk, in the order of its menu; those without a name there are reached from others. */
import { page as businesses } from '../pages/businesses/page.js';
import { page as oneCase } from '../pages/case/page.js';
import { page as importing } from '../pages/import/page.js';
import { page as library } from '../pages/library/page.js';
import { page as mail } from '../pages/mail/page.js';
import { page as privacy } from '../pages/privacy/page.js';
import { page as queue } from '../pages/queue/page.js';
import { page as report } from '../pages/report/page.js';
import { page as settings } from '../pages/settings/page.js';
import { page as weigh } from '../pages/weigh/page.js';

/**
 * @typedef {object} Visit one opening of a page
 * @property {string[]} path what follows the page's name in the address: "#/cases/abc" → ["abc"]
 * @property {URLSearchParams} query
 * @property {AbortSignal} signal aborted when the page is left: give it to every call, stop every timer
 * @property {(hash: string) => void} go to another page
 * @property {(message: string) => void} tell says something shortly, also to a screen reader
 * @property {() => void} again shows the page anew
 * @property {(asks: () => boolean) => void} guard is asked before the page is left: true where something unsaved would be lost
 */
/**
 * @typedef {object} Page
 * @property {string} name in the address: "#/queue"
 * @property {string} title its heading and the window's title
 * @property {boolean} inMenu
 * @property {string} [menu] a shorter name for the menu
 * @property {(place: HTMLElement, visit: Visit) => Promise<void> | void} show writes itself below the heading; may throw a ProblemError
 */

/** @type {[first: Page, ...others: Page[]]} */
export const PAGES = [queue, oneCase, weigh, importing, mail, report, library, businesses, settings, privacy];

/** What surrounds every page: name, menu, business, language; and one page at a time in the middle. */
import { ProblemError, ask } from './api.js';
import { chooseBusiness, chosenBusiness, loadBusinesses } from './businesses.js';
import { link, make, select } from './dom.js';
import { sweepDrafts } from './drafts.js';
import { PAGES } from './pages.js';
import { trouble } from './trouble.js';
import { language, speak, speaker } from './words.js';

/** @typedef {import('./pages.js').Page} Page */

const say = speaker({
  it: {
    menu: 'Pagine', skip: 'Vai al contenuto', business: 'Attività', all: 'Tutte le attività', language: 'Lingua',
    loading: 'Un momento…', unsaved: 'Quello che hai scritto qui non è salvato. Uscire lo stesso?',
  },
  en: {
    menu: 'Pages', skip: 'Skip to content', business: 'Business', all: 'All businesses', language: 'Language',
    loading: 'One moment…', unsaved: 'What you wrote here is not saved. Leave anyway?',
  },
});
/** After so long without an answer it is said that something is coming. */
const PATIENCE_MS = 300;

/** @returns {{page: Page, path: string[], query: URLSearchParams}} what the address asks for; the first page where it is unknown */
function wanted() {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/').map(decoded);
  const page = PAGES.find((each) => each.name === name);
  if (page) return { page, path: rest, query: new URLSearchParams(query) };
  // An address that leads nowhere does not stay.
  if (name) history.replaceState(null, '', `#/${PAGES[0].name}`);
  return { page: PAGES[0], path: [], query: new URLSearchParams() };
}

/** @param {string} step of an address, also of one that was cut off or typed by hand */
function decoded(step) {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** @param {HTMLElement} body */
export function openFrame(body) {
  const main = make('main', { id: 'main' });
  const told = make('p', { class: 'told', role: 'status', 'data-garbo': 'told' });
  const menu = make('nav', { 'aria-label': say('menu') }, ...PAGES.filter(({ inMenu }) => inMenu).map((page) => link(`#/${page.name}`, page.menu ?? page.title)));
  const choice = make('div', { class: 'choice' });
  const languages = select('language', [['it', 'Italiano'], ['en', 'English']], language);
  languages.setAttribute('aria-label', say('language'));
  languages.addEventListener('change', () => speak(languages.value === 'it' ? 'it' : 'en'));
  const skip = link('#main', say('skip'), 'skip');
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    main.querySelector('h1')?.focus();
  });
  const brand = make('a', { class: 'brand', href: '#/queue' }, make('img', { src: '/extension/icons/garbo.svg', alt: '', width: 32, height: 32 }), 'Garbo');
  body.replaceChildren(skip, make('header', { class: 'top paired' }, brand, menu, choice, languages), main, told);

  let visit = new AbortController();
  let address = location.hash;
  let asks = () => false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;

  /** @param {string} message */
  function tell(message) {
    clearTimeout(silence);
    told.textContent = message;
    silence = setTimeout(() => told.replaceChildren(), 6000);
  }

  async function show() {
    visit.abort();
    visit = new AbortController();
    asks = () => false;
    const { signal } = visit;
    const { page, path, query } = wanted();
    address = location.hash;
    document.title = `${page.title} · Garbo`;
    for (const each of menu.querySelectorAll('a')) {
      if (each.getAttribute('href') === `#/${page.name}`) each.setAttribute('aria-current', 'page');
      else each.removeAttribute('aria-current');
    }
    const heading = make('h1', { tabindex: '-1' }, page.title);
    const place = make('div', { class: 'page', 'data-page': page.name, 'aria-busy': 'true' });
    const waiting = setTimeout(() => place.childElementCount || place.append(make('p', { class: 'quiet waiting' }, say('loading'))), PATIENCE_MS);
    main.replaceChildren(heading, place);
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
    try {
      await page.show(place, {
        path, query, signal, tell, again: () => void show(),
        go: (hash) => { location.hash = hash; },
        guard: (question) => { asks = question; },
      });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ProblemError)) console.error(error);
      place.append(trouble(error, show));
    } finally {
      clearTimeout(waiting);
      place.querySelector(':scope > .waiting')?.remove();
      place.removeAttribute('aria-busy');
    }
  }

  async function offerBusinesses() {
    const all = await loadBusinesses();
    if (all.length < 2) return choice.replaceChildren();
    const options = /** @type {[string, string][]} */ ([['', say('all')], ...all.map(({ id, name }) => [id, name])]);
    const business = select('business-choice', options, chosenBusiness() ?? '');
    business.setAttribute('aria-label', say('business'));
    business.addEventListener('change', () => {
      if (asks() && !confirm(say('unsaved'))) {
        business.value = chosenBusiness() ?? '';
        return;
      }
      chooseBusiness(business.value || null);
      void show();
    });
    choice.replaceChildren(business);
  }

  addEventListener('hashchange', () => {
    if (location.hash === address) return;
    if (asks() && !confirm(say('unsaved'))) {
      history.replaceState(null, '', address || '#/');
      return;
    }
    address = location.hash;
    void show();
  });
  addEventListener('beforeunload', (event) => {
    if (asks()) event.preventDefault();
  });
  addEventListener('garbo-businesses', () => void offerBusinesses().catch(() => null));
  // They go by themselves in the end, also where the cases cannot be read just now.
  void sweepDrafts(async () => (await ask('GET', '/v1/cases')).cases).catch(() => null);
  void offerBusinesses().catch(() => null).then(show);
}

/** What a person has typed on a case page and not sent yet: kept in this browser alone, until it is sent. */
import { isPaired } from '../../shell/api.js';
import { button, make } from '../../shell/dom.js';
import { DRAFT, draftNames, readDraft } from '../../shell/drafts.js';
import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { two: 'C\'è un\'altra bozza, dell\'altra finestra', both: 'Restano tutte e due: nessuna copre l\'altra.', see: 'Leggi l\'altra', take: 'Passa all\'altra', drop: 'Butta l\'altra' },
  en: { two: 'There is another draft, of the other window', both: 'Both are kept: neither overwrites the other.', see: 'Read the other', take: 'Change to the other', drop: 'Throw the other away' },
});

/**
 * Two windows that write about the same thing have a draft each.
 * @template Value
 * @param {string} caseId
 * @param {string} what e.g. "reply"
 * @returns {{read: () => Value | null, keep: (value: Value) => void, forget: () => void, others: (place: Others<Value>) => HTMLElement}} `keep` does what it can: a full browser is no reason to stop
 */
export function keeper(caseId, what) {
  const shared = `${DRAFT}/${caseId}/${what}`;
  const all = () => draftNames().filter((name) => name === shared || name.startsWith(`${shared}/`)).sort();
  /** Where this window writes, and what it found or wrote there last. */
  let own = all()[0] ?? shared;
  let seen = localStorage.getItem(own);
  /** Another window has written there since: from now on this one writes elsewhere. */
  const giveWay = () => {
    if (localStorage.getItem(own) === seen || localStorage.getItem(own) === null) return;
    own = `${shared}/${crypto.randomUUID()}`;
    seen = null;
  };
  /** @type {() => void} */
  let look = () => undefined;
  return {
    read: () => /** @type {Value | null} */ (seen === null ? null : (readDraft(own)?.value ?? null)),
    keep: (value) => {
      // A window whose person has left writes nothing any more.
      if (!isPaired()) return;
      giveWay();
      const written = JSON.stringify({ at: Date.now(), value });
      try {
        localStorage.setItem(own, written);
        seen = written;
      } catch {
        // It stays in its field.
      }
      look();
    },
    forget: () => {
      giveWay();
      localStorage.removeItem(own);
      seen = null;
      look();
    },
    others: ({ signal, words, changed }) => {
      const place = make('div', { class: 'corner' });
      const other = () => all().find((name) => name !== own || localStorage.getItem(name) !== seen);
      look = () => {
        const name = other();
        const found = name === undefined ? null : readDraft(name);
        if (name === undefined || !found) return place.replaceChildren();
        const take = () => {
          own = name;
          seen = localStorage.getItem(name);
          changed();
          look();
        };
        const drop = () => {
          localStorage.removeItem(name);
          look();
        };
        const isOpen = place.querySelector('details')?.open ?? false;
        place.replaceChildren(make('div', { class: 'aside', role: 'status', 'data-garbo': 'other-draft' },
          make('strong', {}, say('two')), make('p', {}, say('both')),
          make('details', { open: isOpen }, make('summary', {}, say('see')), make('blockquote', { dir: 'auto' }, words(/** @type {Value} */ (found.value)))),
          make('div', { class: 'buttons' }, button('take-other', say('take'), take), button('drop-other', say('drop'), drop))));
      };
      addEventListener('storage', ({ key }) => {
        if (key?.startsWith(shared)) look();
      }, { signal });
      look();
      return place;
    },
  };
}

/**
 * @template Value
 * @typedef {object} Others
 * @property {AbortSignal} signal
 * @property {(value: Value) => string} words of a draft, to read
 * @property {() => unknown} changed shows what `read` says now
 */

/** The real card on this page: loaded when it is first wanted, opened on a comment. */
import { surround } from './chrome.js';
import { draftsOfThisPage } from './drafts.js';
import { live } from './live.js';
import { recorded } from './recorded.js';
import { notRecorded, TroubleError } from './trouble.js';

const HERE = new URL('.', import.meta.url);
const EXTENSION = new URL('../extension/', HERE);

/** @param {string | URL} place */
async function text(place) {
  const response = await fetch(place, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${place}: ${response.status}`);
  return response.text();
}
/** @param {string} path @param {URL} [below] */
export const json = async (path, below = HERE) => JSON.parse(await text(new URL(path, below)));

/**
 * @param {{language: 'it' | 'en', isLive: () => boolean, settings: () => void}} how
 * @returns {{open: (comment: HTMLElement, whole: boolean) => Promise<void>, isOpen: () => boolean}}
 */
export function stage({ language, isLive, settings }) {
  /** @type {{id: string, text: string, platform: string} | null} */
  let chosen = null;
  /** @type {Promise<{css: string, main: {open: (css: string) => void}}> | null} */
  let loading = null;
  const drafts = draftsOfThisPage();
  const kept = {
    'keep-draft': async (/** @type {any} */ { comments, draft }) => drafts.keep(comments, draft),
    'kept-draft': async (/** @type {any} */ { comments }) => drafts.find(comments),
    'forget-draft': async (/** @type {any} */ { comments }) => drafts.forget(comments),
  };
  const ways = {
    recorded: { ...kept, ...recorded(json, language, () => chosen) },
    live: { ...kept, ...live(language, () => chosen, settings) },
  };

  /** @type {import('./chrome.js').Transport} */
  async function answer(message) {
    /** @type {Record<string, (message: any) => Promise<unknown>>} */
    const table = isLive() ? ways.live : ways.recorded;
    try {
      const row = table[message.type];
      if (!row) throw notRecorded();
      const value = /** @type {any} */ (await row(message));
      if (value?.trouble) throw new TroubleError(value.trouble.kind, value.trouble.detail, value.trouble.missing);
      return { ok: true, value: value ?? null };
    } catch (error) {
      return { ok: false, trouble: error instanceof TroubleError ? error.trouble : { kind: 'server-error', detail: '' } };
    }
  }

  async function load() {
    const [messages, { words }, ...css] = await Promise.all([
      json(`_locales/${language}/messages.json`, EXTENSION),
      json(`start.${language}.json`),
      ...['theme/tokens.css', 'content/card.css'].map((path) => text(new URL(path, EXTENSION))),
    ]);
    for (const [key, message] of Object.entries(words.card)) {
      // Live, the card's own words are true again.
      const own = messages[key];
      messages[key] = { get message() { return isLive() && own ? own.message : message; } };
    }
    surround(messages, answer);
    // The card looks up some of its words as it is loaded.
    const { garboMain: main } = await import(new URL('card.js', HERE).href);
    return { css: css.join('\n'), main };
  }

  return {
    isOpen: () => document.querySelector('garbo-card') !== null,
    open: async (comment, whole) => {
      const words = /** @type {HTMLElement} */ (comment.querySelector('.demo-text'));
      loading ??= load();
      loading.catch(() => {
        loading = null;
      });
      const { css, main } = await loading;
      chosen = { id: comment.dataset['id'] ?? '', text: words.textContent ?? '', platform: comment.dataset['platform'] ?? 'generic' };
      // What was recorded is the whole comment.
      if (whole || !isLive()) getSelection()?.selectAllChildren(words);
      main.open(css);
    },
  };
}

/** An invitation held against what must not be in one, while it is being written: only the last answer counts. */
import { ask } from '../../shell/api.js';
import { make } from '../../shell/dom.js';
import { trouble } from '../../shell/trouble.js';
import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { ok: 'Va bene: è uguale per tutti, e non promette niente.', wrong: 'Da cambiare prima di mandarlo', empty: 'Scrivi un testo, oppure scegline uno qui sopra.' },
  en: { ok: 'Good: it is the same for everybody, and promises nothing.', wrong: 'To change before you send it', empty: 'Write a text, or choose one above.' },
});
const PAUSE_MS = 350;

/** @typedef {{text: string, language: string, register: string}} Asked */

/**
 * @param {() => Asked} request what is written now
 * @param {AbortSignal} signal
 * @returns {{element: HTMLElement, typed: () => void, now: () => Promise<boolean>}} `now` says whether the text
 *   is fine; true as well where nobody could look
 */
export function checking(request, signal) {
  const element = make('div', { class: 'corner', role: 'status', 'data-garbo': 'checked' });
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  signal.addEventListener('abort', () => clearTimeout(pause));

  /** @param {string} text @param {import('./wire.js').Hint} hint */
  function line(text, { code, text: why, spans }) {
    const words = spans.map(({ start, end }) => `«${text.slice(start, end)}»`).join(', ');
    return make('li', { 'data-garbo': 'fault', 'data-code': code }, words && make('strong', {}, `${words}: `), why);
  }

  async function now() {
    clearTimeout(pause);
    const mine = ++turn;
    const body = request();
    delete element.dataset['ok'];
    if (!body.text.trim()) {
      element.replaceChildren(make('p', { class: 'quiet' }, say('empty')));
      return true;
    }
    try {
      /** @type {import('./wire.js').Checked} */
      const { ok, hints } = await ask('POST', '/v1/invitation:check', { body, signal });
      if (mine !== turn) return ok;
      element.dataset['ok'] = String(ok);
      element.replaceChildren(ok
        ? make('p', {}, say('ok'))
        : make('div', { class: 'trouble' }, make('strong', {}, say('wrong')), make('ul', { class: 'plain' }, ...hints.map((hint) => line(body.text, hint)))));
      return ok;
    } catch (error) {
      if (mine === turn && !signal.aborted) element.replaceChildren(trouble(error, now));
      return true;
    }
  }

  function typed() {
    clearTimeout(pause);
    turn += 1;
    pause = setTimeout(() => void now(), PAUSE_MS);
  }

  return { element, typed, now };
}

/** A one-time code for the extension, and what to do with it. Used on the queue as well, where nobody waits yet. */
import { ask } from '../../shell/api.js';
import { copyText } from '../../shell/clipboard.js';
import { button, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { speaker } from '../../shell/words.js';

/** @typedef {{id: string, name: string, kind: 'desk' | 'extension' | 'script', pairedAt: string, current: boolean}} Client */

const say = speaker({
  it: {
    make: 'Crea un codice', again: 'Crea un altro codice', code: 'Codice', copy: 'Copia', copied: 'Codice copiato.',
    left: 'Vale ancora $1 minuti e una volta sola.', leftOne: 'Vale ancora un minuto e una volta sola.', over: 'Questo codice non vale più: creane un altro.',
    done: 'Fatto: l\'estensione è collegata.', steps: 'Come si fa',
    chromium: 'Chrome, Edge, Chromium', chromium1: 'Apri chrome://extensions e attiva «Modalità sviluppatore».', chromium2: 'Premi «Carica estensione non pacchettizzata» e scegli la cartella «extension» di Garbo.',
    firefox: 'Firefox', firefox1: 'Apri about:debugging#/runtime/this-firefox.', firefox2: 'Premi «Carica componente aggiuntivo temporaneo» e scegli il file «manifest.json» nella cartella «extension». Si rifà dopo ogni riavvio di Firefox.',
    pair: 'Poi, in tutti e due: tasto destro sull\'icona di Garbo, «Opzioni», scrivi il codice e premi «Collega».',
  },
  en: {
    make: 'Make a code', again: 'Make another code', code: 'Code', copy: 'Copy', copied: 'Code copied.',
    left: 'Good for $1 more minutes, and once.', leftOne: 'Good for one more minute, and once.', over: 'This code is no longer good: make another one.',
    done: 'Done: the extension is connected.', steps: 'How it goes',
    chromium: 'Chrome, Edge, Chromium', chromium1: 'Open chrome://extensions and switch on “Developer mode”.', chromium2: 'Press “Load unpacked” and choose the folder “extension” of Garbo.',
    firefox: 'Firefox', firefox1: 'Open about:debugging#/runtime/this-firefox.', firefox2: 'Press “Load Temporary Add-on” and choose the file “manifest.json” in the folder “extension”. It is done again after each restart of Firefox.',
    pair: 'Then, in both: right-click the icon of Garbo, “Options”, type the code and press “Pair”.',
  },
});
const LOOK_EVERY_MS = 3000;

const steps = () => make('details', { 'data-garbo': 'steps' }, make('summary', {}, say('steps')),
  make('div', { class: 'guide' },
    make('h3', {}, say('chromium')), make('ol', {}, make('li', {}, say('chromium1')), make('li', {}, say('chromium2'))),
    make('h3', {}, say('firefox')), make('ol', {}, make('li', {}, say('firefox1')), make('li', {}, say('firefox2'))),
    make('p', {}, say('pair'))));

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {(clients: Client[]) => void} [paired] is told when somebody has used the code
 */
export function connectPart({ signal, tell }, paired) {
  const { place: wrong, trying } = corner();
  const shown = make('div', { class: 'corner', 'data-garbo': 'code-place' });
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let looking;
  signal.addEventListener('abort', () => clearInterval(looking));

  const start = button('make-code', say('make'), () => trying(async () => {
    const ids = new Set((await clients()).map(({ id }) => id));
    const { code, expiresAt } = await ask('POST', '/v1/pairings:code', { body: {}, signal });
    clearInterval(looking);
    const left = make('p', { class: 'quiet', 'data-garbo': 'code-left' });
    const copy = button('copy-code', say('copy'), () => copyText(code, tell, strong, say('copied')));
    const strong = make('strong', { class: 'pairing-code', 'data-garbo': 'pairing-code', 'aria-label': say('code') }, code);
    shown.replaceChildren(make('div', { class: 'row' }, strong, copy), left);
    start.textContent = say('again');
    // Who does not see the code hears it with the button.
    copy.setAttribute('aria-label', `${say('copy')} ${code}`);
    copy.focus();

    /** @returns {boolean} whether the code is still good */
    const count = () => {
      const minutes = Math.ceil((Date.parse(expiresAt) - Date.now()) / 60_000);
      left.textContent = minutes < 1 ? say('over') : minutes === 1 ? say('leftOne') : say('left', minutes);
      return minutes >= 1;
    };
    count();
    looking = setInterval(async () => {
      if (!count()) {
        clearInterval(looking);
        return shown.replaceChildren(left);
      }
      if (document.visibilityState !== 'visible') return;
      // Nothing is lost when one look fails: the next comes soon.
      const now = await clients().catch(() => []);
      if (signal.aborted || !now.some(({ id, kind }) => kind === 'extension' && !ids.has(id))) return;
      clearInterval(looking);
      shown.replaceChildren(make('p', { 'data-garbo': 'paired' }, say('done')));
      tell(say('done'));
      paired?.(now);
    }, LOOK_EVERY_MS);
  }));

  /** @returns {Promise<Client[]>} */
  const clients = async () => (await ask('GET', '/v1/pairings', { signal })).clients;

  return make('div', { class: 'connect', 'data-garbo': 'connect' }, make('div', { class: 'buttons' }, start), shown, wrong, steps());
}

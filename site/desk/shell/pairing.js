/** The first page: this browser is let in with a one-time code. */
import { ask, keepToken } from './api.js';
import { form, labelled, make } from './dom.js';
import { callMe } from './me.js';
import { corner } from './trouble.js';
import { speaker } from './words.js';

const say = speaker({
  it: {
    title: 'Ciao',
    why: 'Garbo gira solo su questo computer. Per aprire la scrivania serve un codice, una volta sola: così nessuna pagina web può leggere i tuoi casi.',
    code: 'Codice',
    help: 'È nella finestra dove hai avviato Garbo. Vale dieci minuti e una volta sola. Hai chiuso la finestra? Avvia Garbo di nuovo: scrive un codice. Per averne un altro mentre è aperto:',
    name: 'Come ti chiami',
    nameHelp: 'Se vuoi: sta accanto a quello che fai, nella storia dei casi.',
    enter: 'Entra',
    client: 'Scrivania',
  },
  en: {
    title: 'Hello',
    why: 'Garbo runs on this computer only. The desk opens with a code, once: so no web page can read your cases.',
    code: 'Code',
    help: 'It is in the window where you started Garbo. It lasts ten minutes and works once. You closed the window? Start Garbo again: it prints a code. For another one while it is open:',
    name: 'Your name',
    nameHelp: 'If you like: it stands beside what you do, in the story of each case.',
    enter: 'Open the desk',
    client: 'Desk',
  },
});
const COMMAND = 'python3 garbo.py pair';

/** @param {HTMLElement} place @param {() => unknown} done */
export function showPairing(place, done) {
  const { place: wrong, trying } = corner();
  const code = make('input', {
    id: 'code', name: 'code', type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', required: true,
  });
  const name = make('input', { id: 'own-name', name: 'own-name', type: 'text', maxlength: 100, autocomplete: 'name' });
  const handed = new URLSearchParams(location.hash.slice(1)).get('code');
  if (handed) {
    code.value = handed;
    history.replaceState(null, '', '/');
  }
  const enter = () => trying(async () => {
    const called = name.value.trim();
    const { token } = await ask('POST', '/v1/pairings', { body: { code: code.value.trim(), client: called || say('client') } });
    keepToken(token);
    if (called) callMe(called);
    done();
  });
  place.replaceChildren(
    make('div', { class: 'narrow' },
      make('h1', { tabindex: '-1' }, say('title')),
      make('p', {}, say('why')),
      form({ id: 'pairing', class: 'sheet' }, enter,
        labelled(say('code'), code, say('help')),
        make('pre', {}, COMMAND),
        labelled(say('name'), name, say('nameHelp')),
        make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'pair' }, say('enter'))),
        wrong)));
  code.focus();
}

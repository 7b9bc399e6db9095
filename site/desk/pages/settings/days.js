/** After how long a silence is a silence, and how often to search for one's own name; who I am, and my language. */
import { ask } from '../../shell/api.js';
import { form, labelled, make, select, sheet } from '../../shell/dom.js';
import { callMe, myName } from '../../shell/me.js';
import { corner } from '../../shell/trouble.js';
import { language, speak, speaker } from '../../shell/words.js';

/** @typedef {{silenceDays: number, nameSearchDays: number}} Settings */

const say = speaker({
  it: {
    title: 'Tempi', silence: 'Giorni prima che un silenzio conti', silenceHelp: 'Da 1 a 60. Dopo tanti giorni senza risposta alla tua domanda, il caso torna in cima. Di solito 3.',
    search: 'Ogni quanti giorni cercare il vostro nome', searchHelp: 'Da 0 a 366; 0 è mai. Di solito 30: la coda te lo ricorda.',
    save: 'Salva', saved: 'Salvato.', silenceWrong: 'Scrivi un numero intero da 1 a 60.', searchWrong: 'Scrivi un numero intero da 0 a 366.',
    you: 'Tu', name: 'Come ti chiami', nameHelp: 'Lo vede la squadra quando prendi un caso. Sta solo in questo browser.', language: 'Lingua della scrivania',
  },
  en: {
    title: 'Times', silence: 'Days before a silence counts', silenceHelp: 'From 1 to 60. After so many days without an answer to your question the case comes up again. Usually 3.',
    search: 'Every how many days to search for your name', searchHelp: 'From 0 to 366; 0 is never. Usually 30: the queue reminds you.',
    save: 'Save', saved: 'Saved.', silenceWrong: 'Write a whole number from 1 to 60.', searchWrong: 'Write a whole number from 0 to 366.',
    you: 'You', name: 'Your name', nameHelp: 'Your team sees it when you take a case. It stays in this browser.', language: 'Language of the desk',
  },
});

/** @param {string} id @param {number} value @param {number} min @param {number} max */
const days = (id, value, min, max) => {
  const made = make('input', { id, type: 'number', min, max, step: 1, required: true, inputmode: 'numeric' });
  made.value = String(value);
  return made;
};

/** @param {import('../../shell/pages.js').Visit} visit @param {Settings} first as the server has them */
export function daysPart({ signal, tell, guard }, first) {
  let kept = first;
  const { place: wrong, trying } = corner();
  const silence = days('silence-days', kept.silenceDays, 1, 60);
  const search = days('name-search-days', kept.nameSearchDays, 0, 366);
  const missing = make('p', { class: 'aside', role: 'alert', 'data-garbo': 'days-wrong', hidden: true });
  guard(() => silence.value !== String(kept.silenceDays) || search.value !== String(kept.nameSearchDays));

  const save = () => trying(async () => {
    const bad = [silence, search].find((each) => !each.checkValidity());
    missing.hidden = !bad;
    missing.textContent = bad ? say(bad === silence ? 'silenceWrong' : 'searchWrong') : '';
    if (bad) return bad.focus();
    // Settings that this page does not show go back as they came.
    kept = await ask('PUT', '/v1/desk', { body: { ...kept, silenceDays: silence.valueAsNumber, nameSearchDays: search.valueAsNumber }, signal });
    silence.value = String(kept.silenceDays);
    search.value = String(kept.nameSearchDays);
    tell(say('saved'));
  });
  return sheet(say('title'), form({ 'data-garbo': 'days' }, save,
    labelled(say('silence'), silence, say('silenceHelp')), labelled(say('search'), search, say('searchHelp')), missing, wrong,
    make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'save-days' }, say('save')))));
}

/** @param {(message: string) => void} tell */
export function youPart(tell) {
  const name = make('input', { id: 'my-name', type: 'text', maxlength: 200, autocomplete: 'given-name' });
  name.value = myName();
  name.addEventListener('change', () => {
    callMe(name.value.trim());
    tell(say('saved'));
  });
  const languages = select('desk-language', [['it', 'Italiano'], ['en', 'English']], language);
  languages.addEventListener('change', () => speak(languages.value === 'it' ? 'it' : 'en'));
  return sheet(say('you'), labelled(say('name'), name, say('nameHelp')), labelled(say('language'), languages));
}

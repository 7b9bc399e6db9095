/** The invitation to review: chosen, made one's own, held against what must not be in it, copied. Nothing is sent. */
import { address, ask } from '../../shell/api.js';
import { chosenBusiness } from '../../shell/businesses.js';
import { copyText } from '../../shell/clipboard.js';
import { button, labelled, make, select } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { speaker } from '../../shell/words.js';
import { checking } from './checking.js';

/** @typedef {import('./wire.js').Invitations} Invitations */

const say = speaker({
  it: {
    title: 'Invita tutti, allo stesso modo', lead: 'Chi è contento di solito non scrive: va incoraggiato. Chiedilo a ogni cliente con le stesse parole, e senza dare niente in cambio.',
    language: 'Lingua', register: 'Tono', it: 'Italiano', en: 'Inglese', lei: 'Lei', voi: 'Voi', tu: 'Tu', formal: 'Formale', informal: 'Informale',
    choose: 'Parti da un altro testo', yours: 'Il tuo testo', earlier: 'Quello che avevi scritto prima', text: 'Il tuo invito', help: 'Cambialo come vuoi: lo controllo mentre scrivi.',
    copy: 'Copia', copyAnyway: 'Copia lo stesso', asks: 'C\'è ancora qualcosa da cambiare. Se lo vuoi così, premi di nuovo.', copied: 'Copiato. Lo mandi tu: Garbo non invia niente.', nothing: 'Il testo è vuoto: non c\'è niente da copiare.',
    before: 'Prima di mandarlo',
  },
  en: {
    title: 'Invite everybody, in the same way', lead: 'Happy guests seldom write; a nudge helps. Ask every customer in the same words, and give nothing in return.',
    language: 'Language', register: 'Tone', it: 'Italian', en: 'English', lei: 'Lei', voi: 'Voi', tu: 'Tu', formal: 'Formal', informal: 'Informal',
    choose: 'Start from another text', yours: 'Your text', earlier: 'What you had written before', text: 'Your invitation', help: 'Change it as you like: it is checked while you write.',
    copy: 'Copy', copyAnyway: 'Copy anyway', asks: 'There is still something to change. If you want it so, press again.', copied: 'Copied. You send it: Garbo sends nothing.', nothing: 'The text is empty: there is nothing to copy.',
    before: 'Before you send it',
  },
});
/** @typedef {Parameters<typeof say>[0]} Key */
/** @type {Record<string, Key[]>} */
const REGISTERS = { it: ['lei', 'voi', 'tu'], en: ['formal', 'informal'] };
/** Characters: what the server takes. */
const LONGEST = 20_000;
const YOURS = 'yours';

/** @param {import('../../shell/pages.js').Visit} visit @returns {Promise<HTMLElement[]>} */
export async function invitationParts({ signal, tell, guard }) {
  /** @param {string} [language] @param {string} [register] @returns {Promise<Invitations>} */
  const load = (language, register) => ask('GET', address('/v1/invitation', { language, register, business: chosenBusiness() }), { signal });
  let given = await load();
  /** What the person wrote, what they wrote before that, and what has gone out already. */
  let theirs = '';
  let earlier = '';
  let gone = '';
  let warned = '';
  guard(() => theirs !== '' && theirs !== gone);

  const language = select('invitation-language', [['it', say('it')], ['en', say('en')]]);
  const register = select('invitation-register', []);
  const choices = make('fieldset', { class: 'choices', 'aria-label': say('choose') });
  const text = make('textarea', { id: 'invitation', rows: 6, maxlength: LONGEST, dir: 'auto' });
  const { place: wrong, trying } = corner();
  const check = checking(() => ({ text: text.value, language: given.language, register: given.register }), signal);

  const yours = radio(YOURS, say('yours'), () => theirs);
  const older = radio('earlier', say('earlier'), () => earlier);
  yours.label.hidden = true;
  older.label.hidden = true;

  /** @param {string} id @param {string} label @param {() => string} value */
  function radio(id, label, value) {
    const box = make('input', { type: 'radio', name: 'invitation-choice', id: `invitation-${id}`, value: id });
    box.addEventListener('change', () => {
      put(value());
      void check.now();
    });
    return { box, label: make('label', { class: 'choice', for: box.id }, box, make('span', {}, label)) };
  }

  function calm() {
    warned = '';
    copy.textContent = say('copy');
  }

  /** @param {string} written */
  function put(written) {
    calm();
    text.value = written;
  }

  /** Offer the texts that came; what the person wrote stays. */
  function offer() {
    const ready = given.invitations.map(({ text: each }, place) => radio(String(place), each, () => each));
    language.value = given.language;
    register.replaceChildren(...(REGISTERS[given.language] ?? []).map((each) => make('option', { value: each, selected: each === given.register }, say(each))));
    choices.replaceChildren(...ready.map(({ label }) => label), yours.label, older.label);
    text.lang = given.language;
    const [first] = ready;
    if (theirs || !first) return void check.now();
    first.box.checked = true;
    put(given.invitations[0]?.text ?? '');
    void check.now();
  }

  /** @param {string} [wished] the register; without it that of the business */
  const again = (wished) => trying(async () => {
    try {
      given = await load(language.value, wished);
      offer();
    } finally {
      language.value = given.language;
      register.value = given.register;
    }
  });
  language.addEventListener('change', () => again());
  register.addEventListener('change', () => again(register.value));
  text.addEventListener('input', () => {
    // A ready text is being changed: what was written before stays within reach.
    if (theirs && !yours.box.checked) earlier = theirs;
    older.label.hidden = earlier === '';
    theirs = text.value;
    yours.label.hidden = theirs === '';
    yours.box.checked = theirs !== '';
    calm();
    check.typed();
  });

  const copy = button('copy-invitation', say('copy'), async () => {
    const written = text.value;
    if (!written.trim()) return tell(say('nothing'));
    if (!(await check.now()) && warned !== written) {
      warned = written;
      copy.textContent = say('copyAnyway');
      return tell(say('asks'));
    }
    await copyText(written, tell, text, say('copied'));
    gone = written;
  }, 'main');

  offer();
  const before = make('section', { class: 'sheet', 'data-garbo': 'advice' },
    make('h2', {}, say('before')), make('ul', {}, ...given.advice.map((each) => make('li', {}, each))));
  return [make('div', { class: 'columns' },
    make('div', {}, make('section', { class: 'sheet', 'data-garbo': 'invitation' },
      make('h2', {}, say('title')), make('p', {}, say('lead')),
      make('div', { class: 'row two-choices' }, labelled(say('language'), language), labelled(say('register'), register)),
      make('details', { 'data-garbo': 'choices' }, make('summary', {}, say('choose')), choices),
      labelled(say('text'), text, say('help')), check.element, wrong,
      make('div', { class: 'buttons' }, copy))),
    make('div', {}, before))];
}

/** "What happened?": adds a line to the case; what moved by it, and why, is said right after. */
import { ask } from '../../shell/api.js';
import { bandName } from '../../shell/badge.js';
import { form, labelled, make, select } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { speaker } from '../../shell/words.js';
import { ADDED, CONTRADICTIONS, eventName, likelyNow } from './events.js';
import { inPlace, movedList, titlesOf } from './parts.js';

/** @typedef {import('./wire.js').Known} Known */
/** @typedef {import('./wire.js').Suspicion} Suspicion */

const say = speaker({
  it: {
    title: 'Che cosa è successo?', likely: 'Di solito adesso', rest: 'Qualcos\'altro', add: 'Segna', noted: 'Segnato: $1.', score: 'Prima «$1», ora «$2».', same: 'Resta «$1».',
    unweighed: 'Il testo non è conservato: il sospetto non si può ricalcolare.',
    text: 'Che cosa avete scritto', days: 'Giorni senza risposta', daysHelp: 'Vuoto: Garbo li conta dalla domanda.',
    kind: 'Che cosa non torna', source: 'Dove si può controllare', sourceHelp: 'Per esempio: listino di agosto, pagina 2. Senza fonte il chiarimento in pubblico resta chiuso.',
    more: 'Quando, e una nota', at: 'Quando', atHelp: 'Vuoto: adesso.', note: 'Nota', noteHelp: 'Solo fatti, niente nomi di persone.', closing: 'Serve solo se la scheda del caso non è completa: scrivi perché chiudi lo stesso.',
    open: 'Il caso resta aperto: alla scheda manca qualcosa. Completala, oppure scrivi qui sopra perché chiudi lo stesso.',
  },
  en: {
    title: 'What happened?', likely: 'Usually now', rest: 'Something else', add: 'Record it', noted: 'Recorded: $1.', score: 'Before “$1”, now “$2”.', same: 'It stays “$1”.',
    unweighed: 'The text is not kept: the suspicion cannot be worked out again.',
    text: 'What you wrote to them', days: 'Days without an answer', daysHelp: 'Empty: Garbo counts them from the question.',
    kind: 'What does not fit', source: 'Where it can be looked up', sourceHelp: 'For instance: price list of August, page 2. Without a source the clarification in public stays locked.',
    more: 'When, and a note', at: 'When', atHelp: 'Empty: now.', note: 'Note', noteHelp: 'Facts only, no names of persons.', closing: 'Needed only if the case card is not complete: say why you close it all the same.',
    open: 'The case stays open: its card lacks something. Complete it, or write above why you close it all the same.',
  },
});
/** @type {Record<string, string[]>} what an event is asked for, besides when and a note */
const ASKED = { replied: ['text'], silence: ['days'], contradiction: ['kind', 'source'] };
/** Here the note is the matter. */
const NOTED = ['note'];

/** @param {Suspicion} suspicion */
const named = ({ band, score }) => (score === null ? bandName(band) : `${bandName(band)} · ${score}`);
/** @param {Date} date @returns {string} as a field for a moment writes it */
const local = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {() => Known} known what the page shows now
 * @param {() => Promise<Known>} changed loads it anew
 */
export function happenedPart(visit, known, changed) {
  const { place: wrong, trying } = corner();
  const radios = new Map(ADDED.map((type) => [type, make('input', { type: 'radio', name: 'event', value: type, id: `happened-${type}` })]));
  const labels = new Map([...radios].map(([type, radio]) => [type, make('label', { class: 'choice' }, radio, eventName(type))]));
  const first = make('div', { class: 'choices' });
  const rest = make('div', { class: 'choices' });
  const others = make('details', { 'data-garbo': 'other-events' }, make('summary', {}, say('rest')), rest);
  const fields = {
    text: make('textarea', { id: 'event-text' }),
    days: make('input', { id: 'event-days', type: 'number', min: 0, step: 'any', inputmode: 'decimal' }),
    kind: select('event-kind', CONTRADICTIONS),
    source: make('input', { id: 'event-source', type: 'text', maxlength: 2000, autocomplete: 'off' }),
    at: make('input', { id: 'event-at', type: 'datetime-local' }),
    note: make('textarea', { id: 'event-note' }),
  };
  const asked = {
    text: labelled(say('text'), fields.text), days: labelled(say('days'), fields.days, say('daysHelp')),
    kind: labelled(say('kind'), fields.kind), source: labelled(say('source'), fields.source, say('sourceHelp')),
  };
  const note = labelled(say('note'), fields.note, say('noteHelp'));
  const more = make('details', { 'data-garbo': 'event-more' }, make('summary', {}, say('more')),
    make('div', { class: 'inside' }, labelled(say('at'), fields.at, say('atHelp')), note));
  const result = make('div', { class: 'result', role: 'status', 'data-garbo': 'result' });
  const add = make('button', { 'data-garbo': 'add-event' }, say('add'));
  const whole = form({ 'data-garbo': 'event-form' }, send,
    make('fieldset', {}, make('legend', { class: 'quiet' }, say('likely')), first, others),
    asked.kind, asked.source, asked.text, asked.days, more, wrong,
    make('div', { class: 'buttons' }, add));
  const element = make('section', { class: 'sheet', 'data-garbo': 'happened' }, make('h2', {}, say('title')), whole, result);

  const chosen = () => [...radios].find(([, radio]) => radio.checked)?.[0] ?? 'note';
  const unsaved = () => [fields.text, fields.days, fields.source, fields.at, fields.note].some(({ value }) => value.trim() !== '');
  /** @param {string} type */
  function choose(type) {
    const radio = radios.get(type);
    if (radio) radio.checked = true;
    for (const [name, place] of Object.entries(asked)) place.hidden = !(ASKED[type] ?? []).includes(name);
    more.open = NOTED.includes(type) || fields.at.value !== '' || fields.note.value !== '';
    const help = note.querySelector('.quiet');
    if (help) help.textContent = say(type === 'closed' ? 'closing' : 'noteHelp');
    if (rest.contains(radio ?? null)) others.open = true;
  }
  whole.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'event') choose(target.value);
  });

  /** @param {string} type */
  function body(type) {
    const wanted = ASKED[type] ?? [];
    /** @param {string} name @param {string} value */
    const filled = (name, value) => (wanted.includes(name) && value.trim() ? { [name]: value.trim() } : {});
    return {
      type, ...filled('text', fields.text.value), ...filled('source', fields.source.value), ...filled('kind', fields.kind.value),
      ...(wanted.includes('days') && fields.days.value !== '' ? { days: Number(fields.days.value) } : {}),
      ...(fields.at.value ? { at: new Date(fields.at.value).toISOString() } : {}),
      ...(fields.note.value.trim() ? { note: fields.note.value.trim() } : {}),
    };
  }

  async function send() {
    add.setAttribute('aria-disabled', 'true');
    await trying(async () => {
      const before = known();
      const type = chosen();
      if (type === 'closed' && !fields.note.value.trim() && (await isHeldOpen(before.theCase.id))) return;
      /** @type {import('./wire.js').EventResult} */
      const answer = await ask('POST', `/v1/cases/${before.theCase.id}/events`, { body: body(type), signal: visit.signal });
      // What was sent is no longer unsaved, whatever becomes of the page after it.
      for (const field of [fields.text, fields.days, fields.source, fields.at, fields.note]) field.value = '';
      const after = await changed();
      choose(likelyNow(after.theCase.state)[0] ?? 'note');
      others.open = false;
      tell(type, answer, before, after);
    });
    add.removeAttribute('aria-disabled');
  }

  /** @param {string} id @returns {Promise<boolean>} whether its card still lacks answers; it is said which */
  async function isHeldOpen(id) {
    /** @type {{lacks: import('./wire.js').Lack[]}} */
    const { lacks } = await ask('GET', `/v1/cases/${id}/card`, { signal: visit.signal });
    if (lacks.length === 0) return false;
    result.replaceChildren(make('strong', { 'data-garbo': 'held-open' }, say('open')), make('ul', {}, ...lacks.map(({ why }) => make('li', {}, why))));
    more.open = true;
    fields.note.focus();
    return true;
  }

  /** @param {string} type @param {import('./wire.js').EventResult} answer @param {Known} before @param {Known} after */
  function tell(type, { suspicion, moved }, before, after) {
    const was = before.analysis && named(before.analysis.suspicion);
    const is = suspicion && named(suspicion);
    result.replaceChildren(
      make('strong', {}, say('noted', eventName(type))),
      ...(is && was === is && moved.length === 0 ? [] : [make('p', { 'data-garbo': 'score-moved' }, !is ? say('unweighed') : was && was !== is ? say('score', was, is) : say('same', is))]),
      ...(is && moved.length > 0 ? [movedList(moved, titlesOf(before.analysis, after.analysis))] : []));
    result.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Known} now */
  function refresh({ theCase }) {
    const likely = likelyNow(theCase.state);
    fields.at.max = local(new Date());
    inPlace(whole, () => {
      first.replaceChildren(...likely.flatMap((type) => labels.get(type) ?? []));
      rest.replaceChildren(...ADDED.filter((type) => !likely.includes(type)).flatMap((type) => labels.get(type) ?? []));
    });
    if (!unsaved()) choose(likely[0] ?? 'note');
  }

  return {
    element, refresh, unsaved,
    /** @param {string} type opens the form with this event */
    offer: (type) => {
      choose(type);
      radios.get(type)?.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'start' });
    },
  };
}

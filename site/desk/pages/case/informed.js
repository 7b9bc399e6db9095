/** The case card (who, why, how is it put right) and what may be looked up by hand. Of what is found nothing is kept. */
import { ask } from '../../shell/api.js';
import { folded, form, labelled, link, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { numberOf, speaker } from '../../shell/words.js';
import { keeper } from './kept.js';

/** @typedef {import('./panel-wire.js').Card} Card */
/** @typedef {import('./panel-wire.js').Question} Question */

const say = speaker({
  it: {
    title: 'La scheda', lacking: 'mancano $1', lackingOne: 'manca $1', complete: 'completa', and: '$1 e $2', who: 'chi', why: 'perché', remedy: 'rimedio', lesson: 'lezione', certain: 'Si sa già: $1', optional: '(se vuoi)', save: 'Salva la scheda', saved: 'Scheda salvata.', unchanged: 'Nella scheda non è cambiato niente.',
    lacks: 'Prima di chiudere il caso', full: 'La scheda è completa: il caso si può chiudere.',
    seen: 'Guardati: $1 di $2', kept: 'Resta solo quali hai guardato, non che cosa hai trovato.',
    like: 'Storie simili', library: 'Leggi la storia',
  },
  en: {
    title: 'The card', lacking: '$1 are missing', lackingOne: '$1 is missing', complete: 'complete', and: '$1 and $2', who: 'who', why: 'why', remedy: 'remedy', lesson: 'lesson', certain: 'Already known: $1', optional: '(if you like)', save: 'Save the card', saved: 'The card is saved.', unchanged: 'Nothing on the card has changed.',
    lacks: 'Before the case is closed', full: 'The card is complete: the case can be closed.',
    seen: 'Looked at: $1 of $2', kept: 'Only which ones you looked at is kept, not what you found.',
    like: 'Stories like it', library: 'Read the story',
  },
});

/** @param {Card['lacks']} lacks @returns {string} "mancano chi e rimedio" */
function lackingOf(lacks) {
  const open = lacks.map(({ code }) => say(/** @type {'who'} */ (code)) ?? code);
  if (open.length === 0) return say('complete');
  const last = open.at(-1) ?? '';
  return open.length === 1 ? say('lackingOne', last) : say('lacking', say('and', open.slice(0, -1).join(', '), last));
}

/** @param {import('./panel-wire.js').PanelPlace} how */
export function informedPanel({ theCase, visit, changed, over }) {
  const { signal } = visit;
  const { place: wrong, trying } = corner();
  const { place: wrongTick, trying: ticking } = corner();
  const path = `/v1/cases/${theCase.id}`;
  const place = make('div', { class: 'group' });
  const lookUp = make('div', { class: 'group' });
  const like = make('div', { class: 'group' });
  /** @type {ReturnType<typeof keeper<Record<string, string>>>} */
  const kept = keeper(theCase.id, 'card');

  /** @param {Card} card */
  function showQuestions({ questions, lacks }) {
    const left = kept.read() ?? {};
    const fields = questions.map((question) => {
      const { id, answer } = question;
      const field = make('textarea', { id: `card-${id}`, 'data-garbo': 'card-answer', 'data-question': id, rows: 2, maxlength: 2000, dir: 'auto' });
      field.value = left[id] ?? answer;
      field.addEventListener('input', () => kept.keep(typed()));
      return { question, field };
    });
    /** @returns {Record<string, string>} what differs from what is kept */
    const typed = () => Object.fromEntries(fields.filter(({ question, field }) => field.value.trim() !== question.answer)
      .map(({ question, field }) => [question.id, field.value.trim()]));
    const save = () => trying(async () => {
      const answers = typed();
      if (Object.keys(answers).length === 0) return visit.tell(say('unchanged'));
      await ask('PATCH', path, { body: { answers }, signal });
      kept.forget();
      visit.tell(say('saved'));
      await changed();
    });
    const labelOf = (/** @type {Question} */ { title, needed }) => (needed ? title : `${title} ${say('optional')}`);
    const helpOf = (/** @type {Question} */ { hint, suggestion, answer }) => (suggestion && !answer ? `${say('certain', suggestion)}. ${hint}` : hint);
    place.replaceChildren(
      form({ 'data-garbo': 'card' }, save,
        ...fields.map(({ question, field }) => labelled(labelOf(question), field, helpOf(question))),
        make('div', { class: 'buttons' }, make('button', { 'data-garbo': 'save-card' }, say('save')))),
      lacks.length > 0
        ? make('div', { class: 'aside', 'data-garbo': 'card-lacks' }, make('strong', {}, say('lacks')), make('ul', {}, ...lacks.map(({ why }) => make('li', {}, why))))
        : make('p', { class: 'quiet', 'data-garbo': 'card-full' }, say('full')));
  }

  /** @param {Card['lookUp']} known */
  function showLookUp({ title, never, items }) {
    const seen = make('p', { class: 'quiet', role: 'status', 'data-garbo': 'looked' });
    const boxes = items.map(({ id, text, done }) => {
      const box = make('input', { type: 'checkbox', id: `look-${id}`, 'data-garbo': 'look', checked: done });
      box.addEventListener('change', () => void tick(id, box));
      return { id, box, line: make('li', {}, make('label', { class: 'choice', for: box.id }, box, make('span', {}, text))) };
    });
    const count = () => { seen.textContent = say('seen', numberOf(boxes.filter(({ box }) => box.checked).length), numberOf(boxes.length)); };
    let last = Promise.resolve();
    /** One after the other, so that the last tick is the one that stays. @param {string} id @param {HTMLInputElement} box */
    function tick(id, box) {
      count();
      last = last.then(async () => {
        const isKept = await ticking(async () => (await ask('PATCH', path, { body: { ticks: { [id]: box.checked } }, signal })) !== null);
        if (!isKept && !signal.aborted) box.checked = !box.checked;
        count();
      });
      return last;
    }
    count();
    lookUp.replaceChildren(make('details', { 'data-garbo': 'look-up' }, make('summary', {}, title),
      make('p', { class: 'aside' }, never),
      make('ul', { class: 'plain' }, ...boxes.map(({ line }) => line)), seen, make('p', { class: 'quiet' }, say('kept'))), wrongTick);
  }

  /** @param {Card['like']} stories */
  const showLike = (stories) => like.replaceChildren(...(stories.length === 0 ? [] : [make('details', { 'data-garbo': 'like' },
    make('summary', {}, say('like')),
    make('ul', { class: 'plain' }, ...stories.map(({ id, title, lesson, why }) => make('li', {},
      make('strong', {}, title), make('p', {}, why), make('p', { class: 'quiet' }, lesson), link(`#/library/${encodeURIComponent(id)}`, say('library'))))))]));

  const load = () => trying(async () => {
    /** @type {Card} */
    const card = await ask('GET', `${path}/card`, { signal });
    if (line) line.textContent = lackingOf(card.lacks);
    if (kept.read() || sheet.querySelector('[data-garbo="other-draft"]')) sheet.open = true;
    showQuestions(card);
    showLookUp(card.lookUp);
    showLike(card.like);
  });
  const sheet = folded('card-sheet', say('title'), '', place, kept.others({ signal: over, words: (answers) => Object.values(answers).join(' · '), changed: load }), wrong, lookUp, like);
  const line = sheet.querySelector('[data-garbo="line"]');
  void load();
  return sheet;
}

/** The panel in which a reply is drafted, mended, checked and copied. Nothing is sent from here. */
import { ProblemError, ask } from '../../shell/api.js';
import { button, make, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { checksView } from './checks.js';
import { keeper } from './kept.js';
import { liveCheck } from './live.js';
import { readerView } from './reader.js';
import { draftList, isTheirs } from './reply-drafts.js';
import { stageNow } from './reply-stages.js';
import { say, wordFor } from './reply-words.js';
import { copying, recording } from './sending.js';
import { situationView } from './situation.js';

/** @typedef {import('./reply-drafts.js').Draft} Draft */
/** @typedef {{stage: import('./panel-wire.js').Stage, register: string | null, language: string | null, wished: string}} Wanted */

/** @param {Draft['fields']} fields of a notice or a note: what is still missing, then all of them */
function fieldsView(fields) {
  const missing = fields.filter(({ value }) => !value).map(({ label }) => make('li', {}, label));
  return make('div', { class: 'lines', hidden: fields.length === 0 },
    missing.length > 0 && make('div', { class: 'aside', 'data-garbo': 'to-fill' }, make('strong', {}, say('toFill')), make('ul', {}, ...missing)),
    make('details', { 'data-garbo': 'fields' }, make('summary', {}, say('fields')),
      make('dl', { class: 'terms' }, ...fields.flatMap(({ label, value }) => [make('dt', {}, label), make('dd', {}, value || say('empty'))]))));
}

/** @param {import('./panel-wire.js').Stage} stage @returns {Draft} where the comment's text is not kept, so that nothing can be drafted */
const blank = (stage) => ({ text: '', written: '', wished: '', stage, register: '', language: '', variant: '', where: 'public', fields: [], checks: [] });

/** @param {import('./panel-wire.js').PanelPlace} how */
export function replyPanel({ theCase, analysis, visit, changed, over, writes }) {
  const { signal } = visit;
  /** @type {ReturnType<typeof keeper<Draft>>} */
  const kept = keeper(theCase.id, 'reply');
  const left = kept.read();
  const drafts = draftList(left ?? (analysis ? null : blank(stageNow(theCase))));
  const field = make('textarea', { id: 'reply', 'data-garbo': 'reply', rows: 9, spellcheck: 'true', dir: 'auto', 'aria-label': say('label') });
  const status = make('p', { class: 'quiet', role: 'status', 'data-garbo': 'status' });
  const where = make('p', { class: 'quiet', 'data-garbo': 'where' });
  const lines = make('div', { class: 'corner' });
  const { place: wrong, trying } = corner();
  const tell = (/** @type {string} */ message) => { status.textContent = message; };
  let asking = 0;

  /** What the server must know to read the draft as it is meant. */
  function request() {
    const draft = drafts.current();
    const about = analysis && { commentId: theCase.commentId };
    if (!draft) return { ...about, text: field.value, stage: situation.stage() };
    const { text, stage, register, language, where: reader, wished } = draft;
    return { ...about, text, stage, ...(register && { register }), ...(language && { language }), where: reader, ...(wished && { variant: wished }) };
  }
  /** Who reads it comes with the stage there; a notice and a note have no reader outside. */
  function forReader() {
    const { where: reader, ...body } = /** @type {{where?: string, text: string, stage: string}} */ (request());
    return !analysis || reader === 'platform' || reader === 'inside' ? null : body;
  }

  const checks = checksView(field);
  const live = liveCheck({
    request, signal: over, failed: checks.failed,
    checked: (text, found) => {
      const draft = drafts.current();
      if (draft && draft.text === text) draft.checks = found;
      checks.show(text, found);
      reader.read();
    },
  });
  const reader = readerView(forReader, signal);
  const situation = situationView((wanted) => trying(() => compose(wanted)));
  const record = recording({
    theCase, signal,
    recorded: () => {
      kept.forget();
      visit.tell(say('recorded'));
      return changed();
    },
  });
  const { copy, calm } = copying({
    field, tell, settled: live.settled, red: checks.red,
    copied: (text) => record.offer({ ...(drafts.current() ?? { stage: situation.stage(), where: 'public' }), text }),
  });
  const mine = button('mine', say('mine'), () => {
    drafts.show(drafts.mine());
    put();
  });
  mine.hidden = true;

  /** Show the draft that is current now. */
  function put() {
    const draft = drafts.current();
    if (!draft) return;
    live.calm();
    calm();
    record.withdraw();
    field.value = draft.text;
    field.lang = draft.language;
    situation.show(draft);
    where.textContent = wordFor(draft.where === 'private' ? 'privately' : draft.where);
    where.dataset['where'] = draft.where;
    lines.replaceChildren(fieldsView(draft.fields));
    checks.show(draft.text, draft.checks);
    reader.read();
    mine.hidden = drafts.mine() === undefined;
    const [number, count] = drafts.count();
    tell(count > 1 ? say('draftOf', number, count) : '');
  }

  /** @param {Wanted} wanted @returns {Promise<import('./panel-wire.js').Reply[]>} */
  async function drafted({ stage, register, language, wished }) {
    const body = { commentId: theCase.commentId, stage, ...(register && { register }), ...(language && { language }), ...(wished && { variant: wished }) };
    return (await ask('POST', '/v1/replies:compose', { body, signal })).replies;
  }

  /** Write it anew for another situation. @param {Wanted} wanted */
  async function compose(wanted) {
    if (!analysis) return live.now();
    const turn = (asking += 1);
    try {
      const replies = await drafted(wanted);
      // Chosen again in the meantime: the last word counts.
      if (turn !== asking) return;
      drafts.exchange(replies, wanted.wished);
      put();
    } catch (error) {
      const shown = drafts.current();
      if (turn === asking && shown) situation.show(shown);
      if (!(error instanceof ProblemError) || error.code !== 'gate-closed') throw error;
      // What is only the panel's own first guess gives way without a word.
      if (!shown) return compose({ ...wanted, stage: 'silent' });
      situation.locked(error.errors.map(({ detail }) => detail));
    }
  }

  /** A draft that was not seen yet; when there is none, round again. */
  const another = () => trying(async () => {
    const draft = drafts.current();
    if (!draft) return first();
    if (drafts.isLast()) drafts.add(await drafted(draft), draft.wished);
    drafts.next();
    put();
    if (drafts.count()[1] === 1) tell(say('onlyDraft'));
  });

  const first = () => trying(async () => {
    tell(say('waiting'));
    try {
      await compose({ stage: stageNow(theCase, analysis?.nextStep.code), register: null, language: null, wished: '' });
    } finally {
      if (status.textContent === say('waiting')) tell('');
    }
  });

  /** What the other window has written is one more draft here. */
  function takeOther() {
    const other = kept.read();
    if (!other) return;
    drafts.take(other);
    put();
    live.now();
  }

  field.addEventListener('input', () => {
    const draft = drafts.current();
    if (draft) {
      draft.text = field.value;
      if (isTheirs(draft)) kept.keep(draft);
      else kept.forget();
    }
    calm();
    live.typed();
  });

  writes((stage) => trying(() => compose({ stage, register: null, language: null, wished: '' })));
  if (left) {
    put();
    live.now();
    tell(say('keptBack'));
  } else if (analysis) void first();
  return sheet(say('title'),
    analysis ? situation.element : make('p', { class: 'quiet' }, say('noText')),
    where, field, checks.element, lines,
    make('div', { class: 'buttons' }, copy, analysis && button('another', say('another'), another), mine),
    status, wrong, kept.others({ signal: over, words: ({ text }) => text, changed: takeOther }), record.place, reader.fold);
}

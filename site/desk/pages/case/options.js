/** The two schools, and leaving it, side by side. A person decides, says why, and acts on the page by hand. */
import { ProblemError, ask } from '../../shell/api.js';
import { button, folded, form, labelled, link, make, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, momentOf } from '../../shell/words.js';
import { keeper } from './kept.js';
import { say, toDo } from './options-words.js';

/** @typedef {import('./panel-wire.js').Option} Option */
/** @typedef {import('./panel-wire.js').Happened} Happened */
/** @type {Record<string, import('./panel-wire.js').Move[]>} where the platform's own are not known */
const MOVES = { A: ['hide', 'delete', 'block', 'report'], B: ['clarify'], C: ['leave'] };

/** @param {string} title @param {string[]} lines @param {string} name */
const list = (title, lines, name) => lines.length > 0 && make('div', { class: 'group', 'data-garbo': name },
  make('h4', {}, title), make('ul', {}, ...lines.map((each) => make('li', {}, each))));

/** @param {Option['rules']} rules */
const rulesOf = (rules) => rules.length > 0 && make('details', {}, make('summary', {}, say('rules')),
  make('ul', { class: 'plain' }, ...rules.map(({ text, source, readOn, certain }) => make('li', {},
    make('p', {}, text, !certain && ` ${say('uncertain')}`),
    make('p', { class: 'quiet' }, `${source.replace(/^https?:\/\//, '')} · ${say('read', dayOf(readOn))}`)))));

/** @param {import('./panel-wire.js').Case} theCase @returns {boolean} whether there is something to weigh up: a silence, or a fact that does not fit */
const isDue = ({ state, events }) => state === 'silent' || events.some(({ type }) => type === 'silence' || type === 'contradiction');

/** @param {Option} option @param {(option: Option) => void} choose @param {boolean} due */
function way(option, choose, due) {
  const { code, title, allowed, moves, lacks, pros, cons, warning, rules } = option;
  const isForbidden = lacks.some((lack) => lack.code === 'platform');
  const label = allowed ? say(`choose${code}`) : say(isForbidden ? 'forbidden' : 'locked');
  const chooser = button(`choose-${code}`, label, () => choose(option));
  if (!allowed) {
    chooser.disabled = true;
    chooser.setAttribute('aria-describedby', `lacks-${code}`);
  }
  const weighed = [list(say('pros'), pros, 'pros'), list(say('cons'), cons, 'cons')];
  return make('article', { class: 'way', 'data-garbo': 'way', 'data-code': code, 'aria-labelledby': `way-${code}` },
    make('h3', { id: `way-${code}` }, title),
    warning && make('p', { class: 'aside', 'data-garbo': 'warning' }, warning),
    allowed && make('p', {}, `${say('moves')}: ${moves.map((move) => say(move)).join(', ')}.`),
    lacks.length > 0 && make('div', { id: `lacks-${code}` }, list(say('lacks'), lacks.map(({ why }) => why), 'needed')),
    ...(due ? weighed : [make('details', { 'data-garbo': 'weighed' }, make('summary', {}, say('weighed')), ...weighed)]), rulesOf(rules),
    make('div', { class: 'buttons' }, chooser));
}

/** @param {Happened} decision a decision A that is on record */
function copyOf({ snapshot }) {
  if (!snapshot) return make('p', { class: 'aside', 'data-garbo': 'no-snapshot' }, say('noSnapshot'));
  const { text, url, at, sha256 } = snapshot;
  const isPage = url !== null && /^https?:\/\//.test(url);
  return make('div', { 'data-garbo': 'snapshot', class: 'group' },
    make('h3', {}, say('snapshot')),
    make('dl', { class: 'terms' },
      make('dt', {}, say('text')), make('dd', {}, make('blockquote', { dir: 'auto' }, text)),
      make('dt', {}, say('url')), make('dd', {}, url ?? say('noUrl')),
      make('dt', {}, say('at')), make('dd', {}, momentOf(at)),
      make('dt', {}, say('hash')), make('dd', {}, make('code', {}, sha256))),
    isPage && leaving(url));
}

/** @param {string} url of another site, opened only when a person follows it */
function leaving(url) {
  const made = link(url, say('open'));
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return make('p', {}, made);
}

/** @param {Happened} decision @param {import('./panel-wire.js').Move[]} moves @param {string} title */
const decided = (decision, moves, title) => make('div', { class: 'group', 'data-garbo': 'decided', 'data-code': decision.decision },
  make('h3', {}, say('decided', title)),
  make('p', {}, decision.note ?? ''),
  make('p', { class: 'quiet' }, say('decidedBy', decision.who, momentOf(decision.at))),
  make('h3', {}, say('byHand')),
  make('ul', { 'data-garbo': 'by-hand' }, ...moves.map((move) => make('li', {}, toDo(move)))),
  decision.decision === 'A' && copyOf(decision));

/** @param {import('./panel-wire.js').PanelPlace} how */
export function optionsPanel({ theCase, visit, changed }) {
  const { signal } = visit;
  const { place: wrong, trying } = corner();
  const asked = make('div', { class: 'corner' });
  const ways = make('div', { class: 'ways' });
  const before = make('div', { class: 'corner' });
  const last = theCase.events.findLast(({ decision }) => decision);
  const due = isDue(theCase);
  /** @type {ReturnType<typeof keeper<{code: string, note: string}>>} */
  const kept = keeper(theCase.id, 'decision');

  /** @param {Option} option @param {string} [typed] asks for the reason */
  function choose(option, typed = '') {
    const { code, moves } = option;
    const note = make('input', { id: 'reason', 'data-garbo': 'reason-line', type: 'text', maxlength: 500, autocomplete: 'off', required: true });
    note.value = typed;
    note.addEventListener('input', () => kept.keep({ code, note: note.value }));
    const missing = make('p', { class: 'aside', role: 'alert', 'data-garbo': 'reason-missing', hidden: true }, say('reasonMissing'));
    const close = () => {
      kept.forget();
      asked.replaceChildren();
      for (const each of ways.querySelectorAll('button')) if (each.dataset['garbo'] === `choose-${code}`) each.focus();
    };
    const record = () => trying(async () => {
      missing.hidden = note.value.trim() !== '';
      if (!missing.hidden) return note.focus();
      await ask('POST', `/v1/cases/${theCase.id}/events`, { body: { type: 'decision', decision: code, note: note.value.trim() }, signal });
      kept.forget();
      visit.tell(say('recorded'));
      asked.replaceChildren();
      await changed();
    });
    asked.replaceChildren(form({ class: 'aside', 'data-garbo': 'decision' }, record,
      code === 'A' && make('p', {}, say('copyFirst')),
      make('div', { class: 'group' }, make('h3', {}, say('byHand')), make('ul', {}, ...moves.map((move) => make('li', {}, toDo(move))))),
      labelled(say('reason', code), note, say('reasonHelp')), missing,
      make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'decide' }, say('record')), button('cancel', say('cancel'), close))));
    if (!typed) note.focus();
  }

  const load = () => trying(async () => {
    /** @type {{options: Option[]}} */
    const { options } = await ask('GET', `/v1/cases/${theCase.id}/options`, { signal }).catch((error) => {
      if (error instanceof ProblemError && error.code === 'text-not-kept') return { options: [] };
      throw error;
    });
    const taken = options.find(({ code }) => code === last?.decision);
    if (last) before.replaceChildren(decided(last, taken?.moves ?? MOVES[last.decision ?? ''] ?? [], taken?.title ?? last.decision ?? ''));
    const offered = options.map((option) => way(option, choose, due));
    const all = offered.length > 0 ? offered : [make('p', { class: 'quiet', 'data-garbo': 'no-options' }, say('noText'))];
    if (last) ways.replaceChildren(make('details', { class: 'all' }, make('summary', {}, say('again')), make('div', { class: 'ways' }, ...all)));
    else ways.replaceChildren(...all);
    const left = kept.read();
    const again = options.find(({ code, allowed }) => allowed && code === left?.code);
    if (left?.note && again) {
      part.setAttribute('open', '');
      choose(again, left.note);
    }
  });
  const inside = [make('p', { class: 'quiet' }, say('why')), before, ways, asked,
    kept.others({ signal, words: ({ note }) => note, changed: load }), wrong];
  const part = due || last ? sheet(say('title'), ...inside) : folded('options-sheet', say('title'), say('line'), ...inside);
  void load();
  return part;
}

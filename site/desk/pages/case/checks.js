/** The rules that a draft breaks: those in red in full, advice folded; the words are named and can be found in the draft. */
import { button, draw, make } from '../../shell/dom.js';
import { trouble } from '../../shell/trouble.js';
import { speaker } from '../../shell/words.js';

/** @typedef {import('./panel-wire.js').Check} Check */

const say = speaker({
  it: {
    red: 'Da correggere:', amber: 'Un consiglio:', fine: 'Nessuna regola infranta.', wrongs: 'Da correggere: $1.', advice: 'Consigli: $1',
    words: 'Le parole:', find: 'Trova «$1» nella bozza', source: 'Regola della piattaforma: $1', stale: 'Quanto leggi qui è del controllo di prima.',
  },
  en: {
    red: 'To put right:', amber: 'A hint:', fine: 'No rule is broken.', wrongs: 'To put right: $1.', advice: 'Hints: $1',
    words: 'The words:', find: 'Find “$1” in the draft', source: 'Rule of the platform: $1', stale: 'What stands here is from the check before.',
  },
});
/** A filled octagon must be put right, an empty circle is advice: word, shape and colour say it three times. */
const SHAPES = { red: 'M8 2h8l6 6v8l-6 6H8l-6-6V8Z', amber: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z' };

/** @param {HTMLTextAreaElement} field @returns {{element: HTMLElement, show: (text: string, checks: Check[]) => void, failed: (error: unknown, retry: () => unknown) => void, red: () => string}} */
export function checksView(field) {
  /** @type {Check[]} */
  let shown = [];
  const summary = make('p', { class: 'quiet', role: 'status', 'data-garbo': 'checks' });
  const reds = make('ul', { class: 'plain' });
  const ambers = make('ul', { class: 'plain' });
  const label = make('summary');
  const advice = make('details', { 'data-garbo': 'advice', hidden: true }, label, ambers);
  const offline = make('div', { class: 'corner' });

  /** @param {string} words @param {number} start */
  function find(words, start) {
    const at = field.value.startsWith(words, start) ? start : field.value.indexOf(words);
    if (at < 0) return;
    field.focus();
    field.setSelectionRange(at, at + words.length);
  }

  /** @param {string} text @param {Check} check */
  function line(text, { rule, severity, title, why, spans, source }) {
    const places = spans.map(({ start, end }) => ({ start, words: text.slice(start, end) })).filter(({ words }) => words.trim());
    const found = places.map(({ start, words }) => {
      const made = button('find', '', () => find(words, start), 'words');
      made.append(make('mark', {}, words));
      made.setAttribute('aria-label', say('find', words));
      return made;
    });
    return make('li', { class: 'check', 'data-garbo': 'check', 'data-rule': rule, 'data-severity': severity },
      draw('svg', { viewBox: '0 0 24 24', class: 'sign', 'aria-hidden': 'true' }, draw('path', { d: SHAPES[severity] })),
      make('div', {},
        make('p', {}, `${say(severity)} `, make('strong', {}, title)),
        make('p', {}, why),
        found.length > 0 && make('p', { class: 'row' }, say('words'), ...found),
        source && make('p', { class: 'quiet' }, say('source', source.replace(/^https?:\/\//, '')))));
  }

  return {
    element: make('div', { class: 'checks' }, summary, reds, advice, offline),
    show: (text, checks) => {
      shown = checks.filter(({ ok }) => !ok);
      const [wrong, hints] = [shown.filter(({ severity }) => severity === 'red'), shown.filter(({ severity }) => severity !== 'red')];
      offline.replaceChildren();
      reds.replaceChildren(...wrong.map((check) => line(text, check)));
      ambers.replaceChildren(...hints.map((check) => line(text, check)));
      reds.hidden = wrong.length === 0;
      advice.hidden = hints.length === 0;
      label.textContent = say('advice', hints.length);
      const said = !text.trim() ? '' : wrong.length ? say('wrongs', wrong.map(({ title }) => title).join('; ')) : say('fine');
      // Only what is new is read out; who sees has the lines themselves.
      if (summary.textContent !== said) summary.textContent = said;
      summary.classList.toggle('unseen', wrong.length > 0);
    },
    failed: (error, retry) => offline.replaceChildren(trouble(error, retry), shown.length > 0 ? make('p', { class: 'quiet' }, say('stale')) : ''),
    red: () => shown.filter(({ severity }) => severity === 'red').map(({ title }) => title).join('; '),
  };
}

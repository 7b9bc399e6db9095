/** A list is pasted or chosen here; before it goes, the page says what it sees. Nothing is lost by an error. */
import { ProblemError, ask } from '../../shell/api.js';
import { button, form, labelled, make, select } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { numberOf } from '../../shell/words.js';
import { dropping, fileField } from './file-field.js';
import { LARGEST, MOST_ROWS, isTooLarge, linesOf } from './list.js';
import { saveSample } from './sample.js';
import { say } from './words.js';

/** More cases than these are opened only once it was said how many. */
const MANY_CASES = 20;
/** @type {[string, string][]} */
const PLATFORMS = [
  ['generic', say('generic')], ['facebook', 'Facebook'], ['tripadvisor', 'TripAdvisor'], ['google', 'Google'],
  ['trustpilot', 'Trustpilot'], ['instagram', 'Instagram'],
];

/** @param {import('../../shell/pages.js').Visit} visit @returns {HTMLElement} */
export function listForm({ go, tell, signal, guard }) {
  const text = make('textarea', { id: 'list', rows: 8, dir: 'auto', spellcheck: 'false' });
  const platform = select('platform', PLATFORMS);
  const url = make('input', { id: 'url', type: 'url', maxlength: 4000, autocomplete: 'off', spellcheck: 'false' });
  const all = make('input', { id: 'all', type: 'checkbox', 'aria-describedby': 'all-help' });
  const seen = make('p', { class: 'quiet', 'data-garbo': 'seen' });
  const refused = make('p', { role: 'alert', class: 'refused', 'data-garbo': 'refused' });
  const { place: wrong, trying } = corner();
  const file = fileField((message) => { refused.textContent = message; }, () => see());
  const pasted = labelled(say('text'), text, say('textHelp'));
  const press = make('button', { class: 'main', 'data-garbo': 'send' }, say('send'));
  let sent = false;
  /** For how many cases it was asked already. */
  let agreed = 0;
  guard(() => !sent && (text.value.trim() !== '' || file.chosen() !== null));

  /** Says how many lines there are; what was pasted waits while a file is chosen. */
  function see() {
    const chosen = file.chosen();
    pasted.hidden = chosen !== null;
    const rows = chosen ? chosen.rows : linesOf(text.value);
    const count = rows === 0 ? say('none') : rows === 1 ? say('one') : say('lines', numberOf(rows));
    // One more may be the names of the columns.
    calm();
    seen.textContent = rows > MOST_ROWS + 1 ? say('many', numberOf(rows)) : rows > 1 ? count + say('heading') : count;
  }

  /** What was agreed to is another list by now. */
  function calm() {
    agreed = 0;
    press.textContent = say('send');
  }

  /** @param {number} rows @returns {boolean} whether so many cases are first to be agreed to */
  function isToAgree(rows) {
    if (!all.checked || rows <= MANY_CASES || agreed === rows) return false;
    agreed = rows;
    refused.textContent = say('openAll', numberOf(rows));
    press.textContent = say('importAll', numberOf(rows));
    return true;
  }

  const send = () => trying(async () => {
    const chosen = file.chosen();
    const list = chosen ? chosen.text : text.value;
    refused.textContent = '';
    if (!list.trim()) {
      tell(say('missing'));
      return text.focus();
    }
    const body = {
      text: list, platform: platform.value, url: url.value.trim(), cases: all.checked ? 'all' : 'worth-checking',
      ...(chosen?.format && { format: chosen.format }),
    };
    if (list.length > LARGEST || isTooLarge(body)) {
      refused.textContent = say('large');
      return;
    }
    if (isToAgree(chosen ? chosen.rows : linesOf(text.value))) return;
    try {
      const { id } = await ask('POST', '/v1/imports', { body, signal });
      sent = true;
      tell(say('started'));
      go(`#/import/${id}`);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.errors.length === 0) throw error;
      // What is wrong with the list, in plain words.
      refused.textContent = say('nothing', error.errors.map(({ detail }) => detail).join(' '));
      refused.scrollIntoView({ block: 'nearest' });
    }
  });

  const made = form({ class: 'sheet', 'data-garbo': 'import' }, send,
    make('p', {}, say('intro')), pasted, file.element, seen,
    make('details', {}, make('summary', {}, say('where')),
      make('fieldset', {}, make('p', { class: 'quiet' }, say('whereHelp')), labelled(say('platform'), platform), labelled(say('url'), url))),
    make('div', { class: 'field' }, make('label', { class: 'choice', for: 'all' }, all, say('all')), make('p', { id: 'all-help', class: 'quiet' }, say('allHelp'))),
    make('div', { class: 'buttons' }, press, button('sample', say('sample'), saveSample)),
    refused, wrong);
  text.addEventListener('input', see);
  all.addEventListener('change', calm);
  dropping(made, file.take);
  see();
  return made;
}

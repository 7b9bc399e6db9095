/** Choosing or dropping a file; it stands beside what was pasted and takes nothing away from it. */
import { button, make } from '../../shell/dom.js';
import { numberOf } from '../../shell/words.js';
import { LARGEST, decoded, isTable, linesOf, rowsOf } from './list.js';
import { say } from './words.js';

/** Characters of its first line that are shown. */
const SHOWN = 160;
const SHEETS = /\.(xlsx?|ods|numbers)$/i;

/** @typedef {{text: string, format: 'csv' | null, rows: number}} Chosen */

/**
 * @param {(message: string) => void} refuse says what is wrong with a file
 * @param {() => void} changed
 */
export function fileField(refuse, changed) {
  /** @type {Chosen | null} */
  let chosen = null;
  // The browser's own field speaks the browser's language.
  const input = make('input', { type: 'file', accept: '.csv,.tsv,.txt,text/csv,text/plain', hidden: true, 'data-garbo': 'file-input' });
  const choose = button('choose', say('file'), () => input.click());
  choose.setAttribute('aria-describedby', 'file-help');
  const told = make('div', { class: 'chosen', 'data-garbo': 'file', hidden: true });
  const field = make('div', { class: 'drop-here' }, choose, input, make('p', { id: 'file-help', class: 'quiet' }, say('fileHelp')));

  function clear() {
    chosen = null;
    input.value = '';
    told.hidden = true;
    field.hidden = false;
    changed();
  }

  /** @param {File} file */
  async function take(file) {
    input.value = '';
    if (SHEETS.test(file.name)) return refuse(say('fileSheet', file.name));
    if (file.size > LARGEST) return refuse(say('fileLarge', file.name));
    try {
      const { text, encoding } = decoded(await file.arrayBuffer());
      const body = text.replace(/^\ufeff/, '');
      const format = isTable(file) ? 'csv' : null;
      const rows = format ? rowsOf(body) : linesOf(body);
      chosen = { text: body, format, rows };
      const first = (body.split(/[\r\n]/).find((line) => line.trim()) ?? '').slice(0, SHOWN);
      told.replaceChildren(
        make('strong', {}, file.name),
        make('p', { class: 'quiet' }, say('fileRead', `${numberOf(Math.ceil(file.size / 1024))} kB`, encoding)),
        first && make('p', { class: 'quiet' }, say('fileFirst')), first && make('pre', { dir: 'auto' }, first),
        make('div', { class: 'buttons' }, button('file-gone', say('fileGone'), () => {
          clear();
          choose.focus();
        })));
    } catch {
      return refuse(say('fileBroken'));
    }
    told.hidden = false;
    field.hidden = true;
    refuse('');
    changed();
    told.querySelector('button')?.focus();
  }

  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void take(file);
  });
  return { element: make('div', {}, field, told), take, chosen: () => chosen };
}

/** Lets a file be dropped anywhere on `place`. @param {HTMLElement} place @param {(file: File) => unknown} take */
export function dropping(place, take) {
  /** @param {DragEvent} event */
  const holdsFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  place.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    place.dataset['over'] = '';
  });
  place.addEventListener('dragleave', (event) => {
    if (!place.contains(/** @type {Node | null} */ (event.relatedTarget))) delete place.dataset['over'];
  });
  place.addEventListener('drop', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    delete place.dataset['over'];
    const file = event.dataTransfer?.files[0];
    if (file) void take(file);
  });
}

/** What is on record of a case, with its source, its day and who did it: to read, to save, to print. */
import { download } from '../../shell/api.js';
import { button, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { dayOf, speaker } from '../../shell/words.js';

/** @typedef {import('./wire.js').Entry} Entry */

const say = speaker({
  it: {
    title: 'Che cosa è annotato', nothing: 'Ancora niente: qui si raccolgono domande, risposte e verifiche.', source: 'Fonte: $1', clock: 'contato da Garbo',
    doubt: 'a favore del dubbio', trust: 'a favore di chi scrive', step: 'un passo', notCounted: 'Non conta ancora: manca la fonte.',
    save: 'Salva (JSON)', print: 'Stampa o PDF', code: 'Caso $1',
  },
  en: {
    title: 'What is on record', nothing: 'Nothing yet: questions, answers and checks gather here.', source: 'Source: $1', clock: 'counted by Garbo',
    doubt: 'speaks for doubt', trust: 'speaks for the author', step: 'a step', notCounted: 'It does not count yet: the source is missing.',
    save: 'Save (JSON)', print: 'Print or PDF', code: 'Case $1',
  },
});

/** @param {Entry} entry */
const line = ({ type, title, side, at, who, source, note, counts }) =>
  make('li', { 'data-garbo': 'record', 'data-type': type, 'data-counts': String(counts) },
    make('strong', {}, title),
    make('p', { class: 'quiet' }, [dayOf(at), who === 'clock' ? say('clock') : who, say(side)].join(' · ')),
    source && make('p', {}, say('source', source)), note && make('p', { dir: 'auto' }, note),
    type === 'contradiction' && !counts && make('p', { class: 'quiet' }, say('notCounted')));

/** Print this part of the page alone. @param {HTMLElement} part */
function printAlone(part) {
  part.dataset['print'] = '';
  addEventListener('afterprint', () => { delete part.dataset['print']; }, { once: true });
  print();
}

/** @param {import('./wire.js').Ledger} ledger @param {HTMLElement} part of the page it stands in */
export function ledgerFold({ caseId, code, entries }, part) {
  const { place: wrong, trying } = corner();
  return make('details', { 'data-fold': 'ledger', 'data-garbo': 'ledger' }, make('summary', {}, say('title')),
    make('div', { class: 'inside' },
      make('p', { class: 'quiet' }, say('code', code)),
      entries.length > 0 ? make('ul', { class: 'plain' }, ...entries.map(line)) : make('p', { class: 'quiet' }, say('nothing')),
      entries.length > 0 && make('div', { class: 'buttons' },
        button('save-ledger', say('save'), () => trying(() => download(`/v1/cases/${caseId}/ledger`, `${code}.json`))),
        button('print-ledger', say('print'), () => printAlone(part))),
      wrong));
}

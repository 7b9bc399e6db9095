/** What was found in a mail: the answer in one line, what to do, why, and the words behind each reason. */
import { draw, make, sheet } from '../../shell/dom.js';
import { marked } from '../../shell/marked.js';
import { say } from './words.js';

/** @typedef {'red' | 'amber' | 'info'} Severity */
/** @typedef {{code: string, severity: Severity, title: string, why: string, spans: import('../../shell/marked.js').Span[]}} Finding */
/** @typedef {{from: string | null, replyTo: string | null, returnPath: string | null}} Senders */
/** @typedef {{verdict: string, headline: string, findings: Finding[], nextStep: {code: string, title: string, why: string}, senders: Senders}} MailCheck */

/** Never colour alone: one shape for each, as the bands have. @type {Record<Severity, string>} */
const SHAPES = {
  red: 'M12 2 20.7 7v10L12 22 3.3 17V7Z',
  amber: 'M12 2 22 12 12 22 2 12Z',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
};
const SHOWN_AT_ONCE = 4;

/** @param {string} raw as it was sent @param {MailCheck} check @param {string} [part] says that it was not the whole mail */
export function resultPart(raw, { verdict, headline, findings, nextStep, senders }, part) {
  const text = make('blockquote', { class: 'letter', 'data-garbo': 'letter', dir: 'auto', tabindex: 0, role: 'region', 'aria-label': say('text') });
  /** @param {Finding | null} finding null marks all that is more than good to know */
  function mark(finding) {
    const spans = finding ? finding.spans : findings.filter(({ severity }) => severity !== 'info').flatMap(({ spans: each }) => each);
    text.replaceChildren(...marked(raw, spans));
    const first = finding && text.querySelector('mark');
    if (first) text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  }
  mark(null);

  /** @type {HTMLElement[]} */
  const presses = [];
  /** @param {Finding} finding */
  function line(finding) {
    const words = lineWords(finding);
    const item = make('li', { 'data-garbo': 'finding', 'data-code': finding.code, 'data-severity': finding.severity });
    if (finding.spans.length === 0) {
      item.append(make('div', { class: 'finding' }, ...words));
      return item;
    }
    const press = make('button', { type: 'button', class: 'finding', 'aria-pressed': 'false' }, ...words);
    press.addEventListener('click', () => {
      const isOn = press.getAttribute('aria-pressed') !== 'true';
      for (const each of presses) each.setAttribute('aria-pressed', String(each === press && isOn));
      mark(isOn ? finding : null);
    });
    presses.push(press);
    item.append(press);
    return item;
  }

  const grave = findings.filter(({ severity }) => severity !== 'info');
  const first = (grave.length > 0 ? grave : findings).slice(0, SHOWN_AT_ONCE);
  const rest = findings.filter((each) => !first.includes(each));
  const heading = make('h2', { tabindex: '-1' }, headline);
  const element = make('div', { class: 'page', 'data-garbo': 'result', 'data-verdict': verdict },
    make('section', { class: 'sheet verdict' }, heading, part && make('p', { class: 'quiet', 'data-garbo': 'part' }, part),
      make('h3', {}, say('next')), make('strong', { 'data-garbo': 'next' }, nextStep.title), make('p', {}, nextStep.why)),
    make('div', { class: 'columns' },
      make('div', {},
        sheet(say('why'),
          first.length > 0 ? make('ul', { class: 'plain' }, ...first.map(line)) : make('p', { class: 'quiet' }, say('none')),
          rest.length > 0 && make('details', { 'data-garbo': 'more' }, make('summary', {}, say('more', rest.length)), make('ul', { class: 'plain' }, ...rest.map(line)))),
        sendersPart(senders)),
      make('div', {}, sheet(say('text'), make('p', { class: 'quiet' }, say('marks')), text))));
  return { element, heading };
}

/** @param {Finding} finding */
const lineWords = ({ severity, title, why }) => [
  draw('svg', { viewBox: '0 0 24 24', class: 'weight', 'aria-hidden': 'true' }, draw('path', { d: SHAPES[severity] })),
  make('span', { class: 'words' }, make('span', { class: 'grade' }, say(severity)), make('strong', {}, title), make('span', {}, why)),
];

/** @param {Senders} senders */
function sendersPart({ from, replyTo, returnPath }) {
  /** @type {[label: string, domain: string | null][]} */
  const known = [[say('from'), from], [say('replyTo'), replyTo], [say('returnPath'), returnPath]];
  const told = known.filter(([, domain]) => domain);
  return told.length > 0 ? sheet(say('senders'),
    make('dl', { class: 'pairs', 'data-garbo': 'senders' }, ...told.map(([label, domain]) => make('div', {}, make('dt', {}, label), make('dd', { dir: 'ltr' }, domain)))),
    make('p', { class: 'quiet' }, say('sendersWhy'))) : '';
}

/** Weigh a comment that is pasted here: for when there is no extension, or the comment came by mail or on paper. */
import { ask } from '../../shell/api.js';
import { isAddress, withScheme } from '../../shell/addresses.js';
import { button, form, labelled, make, select, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { numberOf, speaker } from '../../shell/words.js';
import { commentPart } from '../case/comment.js';

const say = speaker({
  it: {
    title: 'Valuta', intro: 'Incolla qui un commento. Con l\'estensione ti basta evidenziarlo sulla pagina.',
    text: 'Commento', more: 'Di chi è, e dove', author: 'Autore', authorHelp: 'Resta solo uno pseudonimo: serve a riconoscere chi scrive due volte.',
    url: 'Indirizzo della pagina', platform: 'Dove', generic: 'Altro sito, mail o carta', weigh: 'Valuta',
    open: 'Apri il caso e rispondi', next: 'Adesso', example: 'Prova con un esempio',
    sample: 'Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto e la reception ha risposto dopo due ore.',
    missing: 'Scrivi o incolla prima il commento.', long: 'Il commento è troppo lungo: al massimo $1 caratteri.', longDo: 'Qui sono $1. Quello che hai scritto è ancora qui: lascia solo il commento.',
    noAddress: '«$1» non sembra l\'indirizzo di una pagina. Copialo dal browser, come www.facebook.com/hotelesempio, o lascia vuoto.', weighed: 'Valutato.',
  },
  en: {
    title: 'Weigh', intro: 'Paste a comment here. With the extension you just highlight it on its page.',
    text: 'Comment', more: 'Whose it is, and where', author: 'Author', authorHelp: 'Only a pseudonym is kept: it tells when somebody writes twice.',
    url: 'Address of the page', platform: 'Where', generic: 'Another site, a mail or paper', weigh: 'Weigh',
    open: 'Open the case and reply', next: 'Now', example: 'Try an example',
    sample: 'Room 12, on 3 August: the air conditioning dripped on the bed and reception answered after two hours.',
    missing: 'Write or paste the comment first.', long: 'The comment is too long: $1 characters at most.', longDo: 'Here are $1. What you wrote is still here: leave only the comment.',
    noAddress: '“$1” does not look like the address of a page. Copy it from the browser, like www.facebook.com/examplehotel, or leave it empty.', weighed: 'Weighed.',
  },
});
/** @type {[string, string][]} */
const PLATFORMS = [
  ['generic', say('generic')], ['facebook', 'Facebook'], ['tripadvisor', 'TripAdvisor'], ['google', 'Google'],
  ['trustpilot', 'Trustpilot'], ['instagram', 'Instagram'],
];
/** Characters: what the server takes. */
const LONGEST = 20_000;

/** @param {HTMLElement} place @param {import('../../shell/pages.js').Visit} visit */
function show(place, { go, tell, signal, guard }) {
  const text = make('textarea', { id: 'comment', rows: 6, dir: 'auto', required: true });
  const author = make('input', { id: 'author', type: 'text', maxlength: 300, autocomplete: 'off' });
  const url = make('input', { id: 'url', type: 'text', inputmode: 'url', maxlength: 4000, autocomplete: 'off', spellcheck: 'false' });
  const platform = select('platform', PLATFORMS);
  const { place: wrong, trying } = corner();
  const answer = make('div', { class: 'page', 'data-garbo': 'answer' });
  let weighed = '';
  guard(() => text.value.trim() !== weighed);

  const faultyText = besides(text);
  const faultyUrl = besides(url);

  /** @param {string} comment @param {string} page @returns {HTMLElement | null} where something is to be mended, said beside it */
  function lacking(comment, page) {
    const length = [...comment].length;
    faultyText(...(comment ? length > LONGEST ? [say('long', numberOf(LONGEST)), say('longDo', numberOf(length))] : [] : [say('missing')]));
    faultyUrl(...(page && !isAddress(page) ? [say('noAddress', page.slice(0, 100))] : []));
    return [text, url].find((field) => field.hasAttribute('aria-invalid')) ?? null;
  }

  const weigh = () => trying(async () => {
    const comment = text.value.trim();
    const page = url.value.trim();
    const lack = lacking(comment, page);
    if (lack) {
      // An answer to another text would be taken for the answer to this one.
      answer.replaceChildren();
      tell(lack.nextElementSibling?.firstChild?.textContent ?? '');
      lack.closest('details')?.setAttribute('open', '');
      return lack.focus();
    }
    const name = author.value.trim();
    const analysis = await ask('POST', '/v1/comments:analyze', {
      signal,
      body: { text: comment, page: { url: withScheme(page), platform: platform.value }, ...(name && { author: { name } }) },
    });
    weighed = text.value.trim();
    answer.replaceChildren(...told(analysis));
    tell(say('weighed'));
    answer.scrollIntoView({ block: 'nearest' });
  });

  /** @param {import('../case/wire.js').Analysis & {caseId: string | null}} analysis */
  function told(analysis) {
    const comment = commentPart();
    comment.refresh({ analysis });
    // A comment that praises has no case until somebody wants one.
    const open = () => trying(async () => {
      const id = analysis.caseId ?? (await ask('POST', '/v1/cases', { signal, body: { commentId: analysis.commentId } })).id;
      go(`#/cases/${id}`);
    });
    return [
      comment.element,
      sheet(say('next'), make('strong', {}, analysis.nextStep.title), make('p', {}, analysis.nextStep.why), make('div', { class: 'buttons' }, button('open-case', say('open'), open, 'main'))),
    ];
  }

  const example = button('example', say('example'), () => {
    text.value = say('sample');
    weighed = text.value;
    text.focus();
  });
  place.append(
    form({ class: 'sheet', 'data-garbo': 'weigh' }, weigh,
      make('p', { class: 'quiet' }, say('intro')),
      labelled(say('text'), text),
      make('details', {}, make('summary', {}, say('more')),
        make('fieldset', {}, labelled(say('platform'), platform), labelled(say('author'), author, say('authorHelp')), labelled(say('url'), url))),
      make('div', { class: 'buttons' }, make('button', { class: 'main', 'data-garbo': 'send' }, say('weigh')), example),
      wrong),
    answer);
}

/**
 * What is wrong with a field, said right below it until it is changed.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @returns {(...lines: string[]) => void} without lines nothing is wrong
 */
function besides(field) {
  const place = make('div', { class: 'trouble', 'aria-live': 'polite', id: `${field.id}-wrong`, 'data-garbo': 'wrong' });
  /** @param {...string} lines */
  const tellOf = (...lines) => {
    place.replaceChildren(...lines.map((line) => make('p', {}, line)));
    if (lines.length === 0) {
      place.remove();
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-errormessage');
      return;
    }
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-errormessage', place.id);
    field.after(place);
  };
  field.addEventListener('input', () => tellOf());
  return tellOf;
}

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'weigh', title: say('title'), inMenu: true, show };

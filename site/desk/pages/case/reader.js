/** "How a customer reads it": the comment and the reply as somebody sees them who knows neither side. */
import { ask } from '../../shell/api.js';
import { make } from '../../shell/dom.js';
import { marked } from '../../shell/marked.js';
import { corner } from '../../shell/trouble.js';
import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Come la legge un cliente', comment: 'Il commento', reply: 'La vostra risposta', hints: 'Che cosa nota' },
  en: { title: 'How a customer reads it', comment: 'The comment', reply: 'Your reply', hints: 'What they notice' },
});

/**
 * @param {() => ({text: string} & Record<string, unknown>) | null} request null while there is nothing to read
 * @param {AbortSignal} signal
 */
export function readerView(request, signal) {
  const { place: wrong, trying } = corner();
  const place = make('div', { class: 'reader' });
  const fold = make('details', { 'data-garbo': 'reader' }, make('summary', {}, say('title')), place, wrong);
  let turn = 0;

  async function read() {
    const [body, mine] = [request(), (turn += 1)];
    fold.hidden = body === null;
    if (!fold.open || !body?.text.trim()) return;
    const seen = await trying(() => ask('POST', '/v1/replies:preview', { body, signal }));
    if (!seen || mine !== turn) return;
    const spans = seen.hints.flatMap((/** @type {{spans: import('./panel-wire.js').Span[]}} */ { spans: own }) => own);
    place.replaceChildren(
      make('h3', {}, say('comment')), make('blockquote', { lang: seen.commentLanguage, dir: 'auto' }, seen.comment),
      make('h3', {}, say('reply')), make('blockquote', { lang: seen.language, dir: 'auto' }, ...marked(seen.reply, spans)),
      make('h3', {}, say('hints')),
      make('ul', { class: 'plain' }, ...seen.hints.map((/** @type {{code: string, text: string}} */ { code, text }) =>
        make('li', { 'data-garbo': 'hint', 'data-code': code }, text))),
      make('p', { 'data-garbo': 'side', 'data-stronger': seen.stronger }, seen.side));
  }
  fold.addEventListener('toggle', () => void read());
  return { fold, read: () => void read() };
}

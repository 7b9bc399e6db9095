/** A text's way out: copied by the person, sent by the person, and then put on record, if the person says so. */
import { ask } from '../../shell/api.js';
import { copyText } from '../../shell/clipboard.js';
import { button, make } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { alsoHappened, eventOf } from './reply-stages.js';
import { say } from './reply-words.js';

/** @typedef {import('./reply-drafts.js').Draft} Draft */

/**
 * @param {object} how
 * @param {HTMLTextAreaElement} how.field
 * @param {() => Promise<void>} how.settled waits for the check of what was typed last
 * @param {() => string} how.red the red rules that are broken, or empty
 * @param {(message: string) => void} how.tell
 * @param {(text: string) => void} how.copied told after it was copied
 * @returns {{copy: HTMLButtonElement, calm: () => void}} `calm` after each edit
 */
export function copying({ field, settled, red, tell, copied }) {
  /** The text whose copying was asked about already. @type {string | null} */
  let warned = null;

  function calm() {
    if (warned !== null) tell('');
    warned = null;
    made.textContent = say('copy');
    delete made.dataset['warned'];
  }

  async function copy() {
    const text = field.value;
    if (!text.trim()) return tell(say('nothing'));
    await settled();
    const open = red();
    if (open && warned !== field.value) {
      warned = field.value;
      made.textContent = say('copyAnyway');
      made.dataset['warned'] = '';
      return tell(say('copyAsks', open));
    }
    calm();
    await copyText(field.value, tell, field, say('copied'));
    copied(field.value);
  }

  const made = button('copy', say('copy'), copy, 'main');
  return { copy: made, calm };
}

/**
 * @param {object} how
 * @param {import('./panel-wire.js').Case} how.theCase
 * @param {AbortSignal} how.signal
 * @param {() => unknown} how.recorded told when all of it is on record
 * @returns {{place: HTMLElement, offer: (draft: Pick<Draft, 'text' | 'stage' | 'where'>) => void, withdraw: () => void}}
 */
export function recording({ theCase, signal, recorded }) {
  const place = make('div', { class: 'corner' });
  const { place: wrong, trying } = corner();
  const path = `/v1/cases/${theCase.id}/events`;
  /** Of a text that is on record nothing is posted twice, whatever fails after it. @type {Set<string>} */
  const kept = new Set();

  /** @returns {Promise<boolean>} on TripAdvisor nobody answers below a reply, so that no silence counts there */
  const isTripAdvisor = () =>
    ask('POST', '/v1/rules:check', { body: { commentId: theCase.commentId }, signal })
      .then(({ platform }) => platform.platform === 'tripadvisor', () => false);

  /** @param {Pick<Draft, 'text' | 'stage' | 'where'>} draft */
  function offer(draft) {
    const also = alsoHappened(draft, theCase.code);
    const event = eventOf(draft);
    const isNote = event['type'] === 'note';
    const box = make('input', { type: 'checkbox', id: 'also', 'data-garbo': 'also', checked: true });
    const more = make('p', { class: 'quiet', hidden: true }, say('askedInPrivate'));
    if (also === 'reference-asked' && draft.where === 'public') {
      void isTripAdvisor().then((is) => {
        if (!is) return;
        box.checked = false;
        more.hidden = false;
      });
    }
    const record = () => trying(async () => {
      if (!kept.has(draft.text)) await ask('POST', path, { body: event, signal });
      kept.add(draft.text);
      if (also && box.checked) await ask('POST', path, { body: { type: also }, signal });
      place.replaceChildren(wrong);
      await recorded();
    });
    place.replaceChildren(make('div', { class: 'aside', 'data-garbo': 'sent', role: 'group', 'aria-labelledby': 'sent-title' },
      make('strong', { id: 'sent-title' }, say(isNote ? 'noteTitle' : 'sentTitle')),
      make('p', {}, say(isNote ? 'noteWhy' : 'sentWhy')),
      also && make('label', { class: 'choice', for: 'also' }, box, make('span', {}, also === 'resolved' ? say('settled') : say('asked', theCase.code))),
      also && more,
      make('div', { class: 'buttons' }, button('record-sent', say(isNote ? 'keep' : 'record'), record, 'main'), button('not-yet', say('notYet'), () => place.replaceChildren())),
      wrong));
    place.scrollIntoView({ block: 'nearest' });
  }

  return { place, offer, withdraw: () => place.replaceChildren() };
}

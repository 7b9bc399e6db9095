/** Erasing now what is too old. */
import { ask } from '../../shell/api.js';
import { form, labelled, make, sheet } from '../../shell/dom.js';
import { corner } from '../../shell/trouble.js';
import { commentsIn, say } from './words.js';

const USUAL_DAYS = 90;
/** A double click, or Enter held down, is one press. */
const CALM_MS = 400;

/**
 * @param {import('../../shell/pages.js').Visit} visit
 * @param {number} retentionDays 0 is for ever
 * @param {() => unknown} changed is told when something was erased
 */
export function purgePart({ signal, tell }, retentionDays, changed) {
  const days = make('input', { id: 'older', type: 'number', min: 1, max: 36500, step: 1, required: true, inputmode: 'numeric' });
  days.value = String(retentionDays || USUAL_DAYS);
  const { place: wrong, trying } = corner();
  const missing = make('p', { class: 'trouble', role: 'alert', 'data-garbo': 'older-wrong', hidden: true }, say('olderWrong'));
  const press = make('button', { 'data-garbo': 'purge' }, say('purgeNow'));
  const done = make('p', { 'data-garbo': 'purged' });
  let asked = '';
  let askedAt = 0;
  const rest = () => {
    asked = '';
    press.textContent = say('purgeNow');
    press.removeAttribute('data-asked');
  };
  // The question is about those days: with others it is asked again.
  days.addEventListener('input', rest);
  press.addEventListener('blur', rest);

  const purge = () => trying(async () => {
    missing.hidden = days.checkValidity();
    if (!missing.hidden) return days.focus();
    if (asked !== days.value) {
      asked = days.value;
      askedAt = performance.now();
      press.textContent = say('purgeSure', days.valueAsNumber);
      press.setAttribute('data-asked', '');
      tell(press.textContent);
      return press.focus();
    }
    if (performance.now() - askedAt < CALM_MS) return;
    rest();
    const { erased } = await ask('POST', '/v1/comments:purge', { body: { olderThanDays: days.valueAsNumber }, signal });
    done.textContent = erased > 0 ? say('purged', commentsIn(erased)) : say('purgedNone');
    tell(done.textContent);
    await changed();
  });
  return sheet(say('purge'), make('p', { class: 'quiet' }, say(retentionDays > 0 ? 'purgeWhy' : 'purgeWhyForever')),
    form({ 'data-garbo': 'purging' }, purge, labelled(say('older'), days), missing, make('div', { class: 'buttons' }, press), done, wrong));
}

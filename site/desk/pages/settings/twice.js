/** A button for what cannot be undone: the first press asks, the second does it. */
import { button } from '../../shell/dom.js';

/** A double click is one press. */
const CALM_MS = 400;

/**
 * @param {string} name what it is called in `data-garbo`
 * @param {string} label
 * @param {string} sure what it says after the first press
 * @param {() => unknown} act
 * @param {(message: string) => void} tell says the question to who does not see it
 */
export function twice(name, label, sure, act, tell) {
  let askedAt = 0;
  const rest = () => {
    askedAt = 0;
    made.textContent = label;
    made.removeAttribute('data-asked');
  };
  const made = button(name, label, async () => {
    if (askedAt === 0) {
      askedAt = performance.now();
      made.textContent = sure;
      made.setAttribute('data-asked', '');
      tell(sure);
      return;
    }
    if (performance.now() - askedAt < CALM_MS) return;
    rest();
    await act();
  });
  made.addEventListener('blur', rest);
  made.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') rest();
  });
  return made;
}

/** Copying a text, and saying so where the browser does not allow it. */
import { speaker } from './words.js';

const say = speaker({
  it: { copied: 'Copiato.', refused: 'Il browser non ha permesso di copiare. Il testo è selezionato: premi Ctrl+C (Cmd+C sul Mac).' },
  en: { copied: 'Copied.', refused: 'The browser did not allow copying. The text is selected: press Ctrl+C (Cmd+C on a Mac).' },
});

/**
 * @param {string} text
 * @param {(message: string) => void} tell
 * @param {HTMLElement} shown where it stands: selected where it cannot be copied
 * @param {string} [done] what is said when it is copied
 */
export async function copyText(text, tell, shown, done = say('copied')) {
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    if (shown instanceof HTMLTextAreaElement) {
      shown.focus();
      shown.select();
    } else getSelection()?.selectAllChildren(shown);
    tell(say('refused'));
  }
}

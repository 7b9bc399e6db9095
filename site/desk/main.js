/** The desk: lets the moderator in, then shows the pages. */
import { isPaired } from './shell/api.js';
import { forgetPerson } from './shell/drafts.js';
import { openFrame } from './shell/frame.js';
import { make } from './shell/dom.js';
import { showPairing } from './shell/pairing.js';
import { language } from './shell/words.js';

document.documentElement.lang = language;

function open() {
  if (isPaired()) return openFrame(document.body);
  forgetPerson();
  const main = make('main', { id: 'main' });
  document.body.replaceChildren(main);
  showPairing(main, open);
}

// Nothing of a page is left in sight when the token is no longer good; a fresh start forgets all listeners.
addEventListener('garbo-unpaired', () => location.reload());
// Another window has left: this one goes with it.
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'garbo-token' && newValue === null) location.reload();
});
open();

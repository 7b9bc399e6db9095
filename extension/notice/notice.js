/** A small window for what cannot be said on the page itself. */
import { showTrouble, speak } from '../options/page.js';

/** The only kinds that have no card to appear in. @type {import('../background/trouble.js').Kind[]} */
const KINDS = ['forbidden-page'];

speak();
const asked = new URL(location.href).searchParams.get('kind');
const kind = KINDS.find((known) => known === asked) ?? 'server-error';
const place = document.getElementById('trouble');
if (place) showTrouble(place, { kind, detail: '' });
const shut = document.getElementById('close');
shut?.addEventListener('click', () => window.close());
shut?.focus();
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') window.close();
});

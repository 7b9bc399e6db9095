import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Coda' },
  en: { title: 'Queue' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'queue', title: say('title'), inMenu: true, show: () => undefined };

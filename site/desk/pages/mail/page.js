import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Controlla una mail' },
  en: { title: 'Check a mail' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'mail', title: say('title'), inMenu: true, show: () => undefined };

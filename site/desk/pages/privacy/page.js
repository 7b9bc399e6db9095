import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Privacy' },
  en: { title: 'Privacy' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'privacy', title: say('title'), inMenu: true, show: () => undefined };

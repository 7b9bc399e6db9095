import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Casi da cui imparare' },
  en: { title: 'Cases to learn from' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'library', title: say('title'), inMenu: true, show: () => undefined };

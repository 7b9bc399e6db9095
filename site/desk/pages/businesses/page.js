import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Attività' },
  en: { title: 'Businesses' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'businesses', title: say('title'), inMenu: true, show: () => undefined };

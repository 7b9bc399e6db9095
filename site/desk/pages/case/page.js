import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Caso' },
  en: { title: 'Case' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'cases', title: say('title'), inMenu: false, show: () => undefined };

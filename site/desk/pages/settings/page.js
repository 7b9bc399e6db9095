import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Impostazioni' },
  en: { title: 'Settings' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'settings', title: say('title'), inMenu: true, show: () => undefined };

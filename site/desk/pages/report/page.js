import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Rapporto' },
  en: { title: 'Report' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'report', title: say('title'), inMenu: true, show: () => undefined };

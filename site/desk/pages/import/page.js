import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Importa' },
  en: { title: 'Import' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'import', title: say('title'), inMenu: true, show: () => undefined };

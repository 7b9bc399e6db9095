import { speaker } from '../../shell/words.js';

const say = speaker({
  it: { title: 'Valuta' },
  en: { title: 'Weigh' },
});

/** @type {import('../../shell/pages.js').Page} */
export const page = { name: 'weigh', title: say('title'), inMenu: true, show: () => undefined };

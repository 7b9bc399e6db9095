/** What the options page and the notice share: their words and the three sentences of a trouble. */

/** @typedef {import('../background/trouble.js').Trouble} Trouble */

/** @param {string} key @param {...string} places @returns {string} */
export const say = (key, ...places) => chrome.i18n.getMessage(key, places);

/** Write the browser's language into every element that names a message. */
export function speak() {
  document.documentElement.lang = say('language');
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = say(element.getAttribute('data-say') ?? '');
  }
  for (const element of document.querySelectorAll('[data-say-placeholder]')) {
    element.setAttribute('placeholder', say(element.getAttribute('data-say-placeholder') ?? ''));
  }
}

/**
 * Write what happened, what is safe and what to do; nothing when there is no trouble.
 * @param {Element} place
 * @param {Trouble | null} trouble
 */
export function showTrouble(place, trouble) {
  place.replaceChildren();
  if (!trouble) return;
  const box = document.createElement('div');
  box.className = 'trouble';
  box.dataset['garbo'] = 'error';
  box.dataset['kind'] = trouble.kind;
  const key = `trouble_${trouble.kind.replaceAll('-', '_')}`;
  for (const [tag, text] of [
    ['strong', say(`${key}_what`)],
    ['p', say(`${key}_safe`)],
    ['p', say(`${key}_do`)],
    ['pre', say(`${key}_command`)],
    ['p', trouble.kind === 'server-error' ? trouble.detail : ''],
  ]) {
    if (!tag || !text) continue;
    const line = document.createElement(tag);
    line.textContent = text;
    box.append(line);
  }
  place.append(box);
}

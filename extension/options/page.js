/** What the options page and the notice share: their words, their questions, the three sentences of a trouble. */

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
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function part(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`there is no ${id} on the page`);
  return element;
}

/**
 * Ask the background; a trouble is written into `place` and undefined comes back.
 * @param {Element} place
 * @param {{type: string} & Record<string, unknown>} message
 * @param {() => unknown} [retry] where it can be asked again
 * @returns {Promise<any>}
 */
export async function ask(place, message, retry) {
  showTrouble(place, null);
  const answer = await chrome.runtime.sendMessage(message);
  if (answer?.ok) return answer.value;
  /** @type {Trouble} */
  const trouble = answer?.trouble ?? { kind: 'server-error', detail: '' };
  showTrouble(place, trouble, retry);
  part('grant', HTMLButtonElement).hidden = trouble.kind !== 'not-allowed';
  return undefined;
}

/**
 * Write what happened, what is safe and what to do; nothing when there is no trouble.
 * @param {Element} place
 * @param {Trouble | null} trouble
 * @param {() => unknown} [retry]
 */
export function showTrouble(place, trouble, retry) {
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
  if (retry) box.append(again(retry));
  place.append(box);
}

/** @param {() => unknown} retry */
function again(retry) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['garbo'] = 'retry';
  button.textContent = say('retry');
  button.addEventListener('click', () => void retry());
  return button;
}

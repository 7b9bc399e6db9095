/** Puts the card's files into a frame, once, and opens the card there. */
import { PAGE_FILES } from './page-files.js';

const CARD_FILES = [
  'content/dom.js',
  'content/words.js',
  'content/worker-link.js',
  'content/selection.js',
  'content/mapping.js',
  'content/marks.js',
  'content/placement.js',
  'content/shell.js',
  'content/trouble.js',
  'content/answer.js',
  'content/reply.js',
  'content/main.js',
];

const FRAME_PAUSE_MS = 60;

/** @type {Promise<string> | null} */
let sheet = null;

/** The card's style as text: a page cannot load our files, so the background reads them for it. */
function cardSheet() {
  const read = async (/** @type {string} */ path) => (await fetch(chrome.runtime.getURL(path))).text();
  sheet ??= Promise.all(['theme/tokens.css', 'content/card.css'].map(read)).then((texts) => texts.join('\n'));
  return sheet;
}

/**
 * Look at the frames we may enter: is something selected there, and are our files in it already?
 * @param {number} tabId
 * @param {number | undefined} frameId the frame that was clicked, when it is known
 */
async function look(tabId, frameId) {
  return chrome.scripting.executeScript({
    target: frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] },
    func: () => ({
      selected: String(getSelection()).trim() !== '',
      focused: document.hasFocus(),
      framed: window.frames.length > 0,
      loaded: typeof garboMain === 'object' && garboMain.isAlive(),
    }),
  });
}

/**
 * @param {number} tabId
 * @param {number | undefined} frameId
 * @returns {Promise<{frameId: number, loaded: boolean}>}
 */
async function chooseFrame(tabId, frameId) {
  let looks = await look(tabId, frameId);
  if (looks.every(({ result }) => !result?.selected) && looks.some(({ result }) => result?.framed)) {
    // Right after the press a frame may still be closed to us, and is then left out in silence.
    await new Promise((resume) => setTimeout(resume, FRAME_PAUSE_MS));
    looks = await look(tabId, frameId);
  }
  const best =
    looks.find(({ result }) => result?.selected && result.focused) ??
    looks.find(({ result }) => result?.selected) ??
    looks.find((found) => found.frameId === 0) ??
    looks[0];
  return { frameId: best?.frameId ?? 0, loaded: best?.result?.loaded ?? false };
}

/**
 * Open the card on what is selected. Throws where the browser lets no extension in.
 * @param {number} tabId
 * @param {number | undefined} frameId
 */
export async function openCard(tabId, frameId) {
  const [css, frame] = await Promise.all([cardSheet(), chooseFrame(tabId, frameId)]);
  const target = { tabId, frameIds: [frame.frameId] };
  if (!frame.loaded) {
    await Promise.all([
      chrome.scripting.insertCSS({ target, files: ['content/marks.css'] }),
      chrome.scripting.executeScript({ target, files: [...PAGE_FILES, ...CARD_FILES] }),
    ]);
  }
  await chrome.scripting.executeScript({ target, func: (style) => garboMain.open(style), args: [css] });
}

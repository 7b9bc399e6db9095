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
  'content/outcome.js',
  'content/excerpt.js',
  'content/similar.js',
  'content/who.js',
  'content/reader.js',
  'content/clipboard.js',
  'content/rules.js',
  'content/draft-keeper.js',
  'content/checks-view.js',
  'content/stages.js',
  'content/sending.js',
  'content/kept-draft.js',
  'content/drafts.js',
  'content/live-check.js',
  'content/the-case.js',
  'content/reply.js',
  'content/whole.js',
  'content/main.js',
];

const FRAME_TRIES = 25;
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
    func: () => {
      const isSelected = (/** @type {Window} */ view) => String(view.getSelection()).trim() !== '';
      const isSelectedWithin = (/** @type {Window} */ view) => {
        for (let i = 0; i < view.frames.length; i += 1) {
          try {
            const frame = /** @type {Window} */ (view.frames[i]);
            if (isSelected(frame) || isSelectedWithin(frame)) return true;
          } catch {
            // A frame of another site: nobody may look into it from here.
          }
        }
        return false;
      };
      return {
        selected: isSelected(window),
        selectedWithin: isSelectedWithin(window),
        focused: document.hasFocus(),
        framed: window.frames.length > 0,
        loaded: typeof garboMain === 'object' && garboMain.isAlive(),
      };
    },
  });
}

/**
 * Right after the press a frame may still be closed to us, and is then left out in silence: wait while
 * another frame sees a selection in it, and once where nobody can tell.
 * @param {Awaited<ReturnType<typeof look>>} looks
 * @param {number} attempt from 1
 */
function mayBeClosed(looks, attempt) {
  if (looks.some(({ result }) => result?.selected)) return false;
  if (looks.some(({ result }) => result?.selectedWithin)) return true;
  return attempt === 1 && looks.some(({ result }) => result?.framed);
}

/**
 * @param {number} tabId
 * @param {number | undefined} frameId
 * @returns {Promise<{frameId: number, loaded: boolean}>}
 */
async function chooseFrame(tabId, frameId) {
  let looks = await look(tabId, frameId);
  // Chromium leaves out even the page itself for that moment, and says so with no error.
  if (!looks.some((found) => found.frameId === (frameId ?? 0))) throw new Error('the page does not let us in yet');
  for (let attempt = 1; attempt <= FRAME_TRIES && mayBeClosed(looks, attempt); attempt += 1) {
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
  const opened = await chrome.scripting.executeScript({
    target,
    func: (style) => {
      // What was left out in silence would be no card, and no word about it.
      if (typeof garboMain !== 'object') return false;
      garboMain.open(style);
      return true;
    },
    args: [css],
  });
  if (opened.length === 0 || opened[0]?.result === false) throw new Error('the frame does not let us in yet');
}

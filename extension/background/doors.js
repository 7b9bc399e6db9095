/** Three doors lead to the same room: the context menu, Alt+Shift+G, the toolbar button. */
import { openCard } from './inject.js';
import { showNotice } from './notice.js';

const ID = 'garbo-score';
const TRIES = 12;
const PATIENCE_MS = 800;
const PAUSE_MS = 15;

/**
 * Open the card, trying again for a moment: Chromium tells us of the press before it has told the
 * page's process that we may enter (seen in one press of eight on a busy machine). A page that never lets us
 * in is told from that by the time alone.
 * @param {number} tabId
 * @param {number} [frameId]
 */
async function openPatiently(tabId, frameId) {
  const end = Date.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openCard(tabId, frameId);
    } catch (error) {
      if (attempt >= TRIES && Date.now() > end) throw error;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

/**
 * Weigh what is selected in a tab.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {number} [frameId] known only when the context menu was used
 */
export async function run(tab, frameId) {
  if (tab?.id === undefined) return;
  try {
    await openPatiently(tab.id, frameId);
  } catch (error) {
    console.info('Garbo may not work on this page:', error);
    await showNotice('forbidden-page', tab.id);
  }
}

/** Make the item of the context menu; it is there only when something is selected. */
function makeMenu() {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: ID, title: chrome.i18n.getMessage('menuTitle'), contexts: ['selection'] });
  });
}

/** Open the three doors. Must run while the worker starts, or a press that woke it is lost. */
export function openDoors() {
  chrome.runtime.onInstalled.addListener(makeMenu);
  chrome.runtime.onStartup.addListener(makeMenu);
  chrome.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === ID) void run(tab, info.frameId);
  });
  chrome.commands.onCommand.addListener((command, tab) => {
    if (command === ID) void run(tab);
  });
  chrome.action.onClicked.addListener((tab) => void run(tab));
}

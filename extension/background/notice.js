/** Where no card can be shown, a small window of our own says why. */

/**
 * @param {import('./trouble.js').Kind} kind
 * @param {number | undefined} tabId whose toolbar button gets a mark
 */
export async function showNotice(kind, tabId) {
  if (tabId !== undefined) {
    await chrome.action.setBadgeText({ tabId, text: '!' });
    await chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(`trouble_${kind.replaceAll('-', '_')}_what`) });
  }
  const url = chrome.runtime.getURL(`notice/notice.html?kind=${encodeURIComponent(kind)}`);
  // Firefox for Android has no windows.
  if (chrome.windows?.create) await chrome.windows.create({ url, type: 'popup', width: 440, height: 380 });
  else await chrome.tabs.create({ url });
}

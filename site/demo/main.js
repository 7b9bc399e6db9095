/** The demo: comments of ours on a page like any other, and the extension's real card beside them. */
import { bubble } from './bubble.js';
import { isPaired, ownGarbo, pair } from './live.js';
import { ownComment } from './own.js';
import { json, stage } from './stage.js';

const language = document.documentElement.lang === 'en' ? 'en' : 'it';
const { words } = await json(`start.${language}.json`);
/** @param {string} name @returns {HTMLElement[]} */
const parts = (name) => [...document.querySelectorAll(`[data-demo="${name}"]`)].map((part) => /** @type {HTMLElement} */ (part));

let version = /** @type {string | null} */ (null);
const isLive = () => version !== null && isPaired();
const say = (/** @type {string} */ what) => {
  for (const status of parts('status')) status.textContent = what;
};

function settings() {
  const [form] = parts('pairing');
  if (!form) return;
  form.hidden = false;
  form.querySelector('input')?.focus();
}

/** Say which of the two answers: it must never be taken for the other. */
function tellMode() {
  for (const mode of parts('mode')) {
    mode.dataset['mode'] = isLive() ? 'live' : 'recorded';
    mode.textContent = isLive() ? words.live.replace('{version}', version) : words.recorded;
  }
  for (const form of parts('pairing')) form.hidden = version === null || isPaired();
  own.enable(isLive() ? 'live' : version === null ? 'recorded' : 'unpaired');
}

const card = stage({ language, isLive, settings });

/** @param {HTMLElement} comment @param {boolean} whole */
async function open(comment, whole) {
  hint.hide();
  say(words.loading);
  document.body.classList.add('demo-open');
  try {
    await card.open(comment, whole);
    say(words.opened);
  } catch {
    document.body.classList.remove('demo-open');
    say(words.failed);
  }
}

const commentOf = (/** @type {Element | null | undefined} */ element) =>
  /** @type {HTMLElement | null} */ (element?.closest('.demo-comment') ?? null);
const hint = bubble(words.press, (text) => {
  const comment = commentOf(text);
  if (comment) void open(comment, false);
});
const own = ownComment(words, (comment) => void open(comment, true), language);

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-demo="weigh"]') : null;
  const comment = commentOf(button);
  if (comment) void open(comment, true);
});
addEventListener('keydown', (event) => {
  if (!event.altKey || !event.shiftKey || event.code !== 'KeyG') return;
  const node = getSelection()?.anchorNode;
  // Without a highlight: the comment that the person is at.
  const at = getSelection()?.isCollapsed ? document.activeElement : node instanceof Element ? node : node?.parentElement;
  const comment = commentOf(at);
  if (!comment) return;
  event.preventDefault();
  void open(comment, getSelection()?.isCollapsed ?? true);
});
new MutationObserver(() => {
  if (!document.body.classList.contains('demo-open') || card.isOpen()) return;
  document.body.classList.remove('demo-open');
  say(words.closed);
}).observe(document.documentElement, { childList: true });

for (const form of parts('pairing')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const code = /** @type {HTMLInputElement} */ (form.querySelector('input'));
    const wrong = /** @type {HTMLElement} */ (form.querySelector('[role="alert"]'));
    wrong.textContent = '';
    try {
      await pair(code.value, words.client, language);
      tellMode();
      say(words.pair_done);
    } catch {
      wrong.textContent = words.pair_wrong;
      code.focus();
    }
  });
}

for (const waiting of document.querySelectorAll('[data-demo="weigh"][hidden], [data-demo="status"][hidden]')) {
  waiting.removeAttribute('hidden');
}
tellMode();
version = await ownGarbo();
if (version !== null) tellMode();

/** Small questions to a page's DOM that every platform asks. Nothing here changes the page. */
var garboPageDom = (() => {
  /** Query parameters that say where a reader came from, never what the page is. */
  const TRACKING = /^(__cft__|__tn__|__xts__|fbclid|gclid|igsh|igshid|mibextid|notif_\w+|paipv|eav|refid|_rdr|utm_\w+)/;

  /** @param {string | null | undefined} text @returns {string} the text on one line, without invisible characters */
  function tidy(text) {
    return (text ?? '').replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').replace(/\s+/g, ' ').trim();
  }

  /** @param {Element | null | undefined} element @returns {string} */
  const words = (element) => tidy(element?.textContent);

  /**
   * The elements that directly hold the selected words, with how many characters of each are selected.
   * @param {Range} range
   * @returns {{element: Element, size: number}[]}
   */
  function selectedParts(range) {
    const root = range.commonAncestorContainer;
    const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const parts = [];
    for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement || !range.intersectsNode(node)) continue;
      const text = node.nodeValue ?? '';
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : text.length;
      const size = text.slice(from, to).replace(/\s+/g, '').length;
      if (size > 0) parts.push({ element: node.parentElement, size });
    }
    return parts;
  }

  /**
   * The element, among those that `find` gives for each selected part, that holds most of the selection: people
   * often drag a little into the comment before or after. `null` when most of the selection is in none.
   * @param {{element: Element, size: number}[]} parts
   * @param {(element: Element) => Element | null} find
   * @returns {Element | null}
   */
  function mostSelected(parts, find) {
    /** @type {Map<Element | null, number>} */
    const sizes = new Map();
    for (const { element, size } of parts) {
      const found = find(element);
      sizes.set(found, (sizes.get(found) ?? 0) + size);
    }
    let best = null;
    let most = 0;
    for (const [found, size] of sizes) {
      if (size > most) [best, most] = [found, size];
    }
    return best;
  }

  /**
   * The first element under `root` that one of the selectors names, in the selectors' order.
   * @param {Element} root
   * @param {readonly string[]} selectors
   * @param {(element: Element) => boolean} [accept]
   * @returns {Element | null}
   */
  function first(root, selectors, accept = () => true) {
    for (const selector of selectors) {
      for (const element of root.querySelectorAll(selector)) {
        if (accept(element)) return element;
      }
    }
    return null;
  }

  /** @param {Element} element @returns {Element[]} the element's ancestors, nearest first */
  function ancestors(element) {
    const chain = [];
    for (let up = element.parentElement; up; up = up.parentElement) chain.push(up);
    return chain;
  }

  /**
   * An absolute web address without tracking parameters, or `null` when it is none.
   * @param {string | null | undefined} href
   * @param {string} base
   * @param {readonly string[]} [drop] further parameters to leave out
   * @returns {string | null}
   */
  function cleanUrl(href, base, drop = []) {
    if (!href || !URL.canParse(href, base)) return null;
    const url = new URL(href, base);
    if (!/^https?:$/.test(url.protocol)) return null;
    const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name) && !drop.includes(name));
    if (kept.length < [...url.searchParams].length) url.search = new URLSearchParams(kept).toString();
    return url.href;
  }

  return Object.freeze({ tidy, words, selectedParts, mostSelected, first, ancestors, cleanUrl });
})();

/**
 * Where a reply to a comment is typed: never a private message, never under another post or comment.
 *
 * @typedef {{box: Element | null, why: 'one' | 'none' | 'many' | 'elsewhere'}} BoxFound `why` there is no box: none may
 *   answer the comment, several may and nothing tells which, or the one that the person pointed at is for something else
 */
var garboPageReplyBox = (() => {
  const { tidy, words, ancestors } = garboPageDom;
  const EDITABLE = `textarea, input:not([type]), input[type="text"],
    [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]`;
  const POST = `[role="article"]:not([aria-label]), [role="article"][aria-label=""], [aria-posinset],
    [data-pagelet^="FeedUnit"], .userContentWrapper`;
  const ELSEWHERE = '[role="search"], [role="searchbox"], [role="banner"], [data-pagelet="ChatTab"], garbo-card';

  /** @param {Element} box @returns {string} what the page calls the box */
  function labelOf(box) {
    const names = ['aria-label', 'aria-placeholder', 'placeholder', 'data-placeholder'];
    const named = box.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => words(box.ownerDocument.getElementById(id))) ?? [];
    const labels = 'labels' in box ? [.../** @type {HTMLInputElement} */ (box).labels ?? []].map(words) : [];
    return [...names.map((name) => tidy(box.getAttribute(name))), ...named, ...labels].find(Boolean) ?? '';
  }

  /** @param {Element} box @returns {boolean} whether somebody could type there now */
  function isOpen(box) {
    if (!box.matches(EDITABLE) || box.parentElement?.closest('[contenteditable="true"]')) return false;
    if (box.matches(':disabled, [readonly], [aria-disabled="true"], [aria-readonly="true"]')) return false;
    if (box.closest('[aria-hidden="true"], [hidden], [inert]')) return false;
    return box.checkVisibility({ visibilityProperty: true }) && !box.closest(ELSEWHERE) && !isPrivate(box);
  }

  /** @param {Element} box @returns {boolean} whether it is for private messages, new posts, searches: by its name or its window's */
  function isPrivate(box) {
    if (garboPageWords.OTHER.test(labelOf(box))) return true;
    const windows = ancestors(box).filter((up) => up.matches('[role="dialog"], [role="complementary"], [role="region"], [role="main"], dialog'));
    return windows.some((up) => garboPageWords.CHAT.test(labelOf(up)));
  }

  /** @param {Element} element @returns {Element | null} the post or the pop-up that the element is in */
  function postOf(element) {
    const dialog = element.closest('[role="dialog"]');
    return dialog ?? ancestors(element).findLast((up) => up.matches(POST)) ?? element.closest('[role="complementary"]');
  }

  /**
   * The other comments of the page: what is one on any platform, and what is built just like this one.
   * @param {Element} comment
   * @param {string} comments selector of a comment on any platform
   * @returns {Element[]}
   */
  function otherComments(comment, comments) {
    const classes = comment.getAttribute('class');
    const alike = classes ? `${comment.localName}[class="${CSS.escape(classes)}"]` : '';
    const all = comment.ownerDocument.querySelectorAll([comments, alike].filter(Boolean).join(','));
    return [...all].filter((element) => !element.contains(comment));
  }

  /**
   * Whether the box may answer the comment: in the same post, and not nearer to another comment.
   * @param {Element} box
   * @param {Element} comment
   * @param {readonly Element[]} others
   */
  function mayAnswer(box, comment, others) {
    const post = postOf(comment);
    if (post ? !post.contains(box) : postOf(box) !== null && !comment.contains(box)) return false;
    const nearest = ancestors(box).find((up) => up.contains(comment) || others.some((other) => up.contains(other)));
    return nearest?.contains(comment) ?? false;
  }

  /** @param {Element} one @param {Element} other @returns {boolean} whether `one` comes after `other` */
  const isAfter = (one, other) => (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

  /**
   * Of boxes equally near: one for a reply, else one for a comment, else any; after the comment rather than before it.
   * @param {Element[]} boxes @param {Element} comment
   * @returns {BoxFound} several of the same kind are not chosen among: a wrong box is worse than a question
   */
  function likeliest(boxes, comment) {
    const after = boxes.filter((box) => isAfter(box, comment));
    const near = after.length > 0 ? after : boxes;
    const called = (/** @type {RegExp} */ label) => near.filter((box) => label.test(labelOf(box)));
    const [best = near] = [called(garboPageWords.REPLY), called(garboPageWords.COMMENT)].filter((some) => some.length > 0);
    return best.length === 1 && best[0] ? found(best[0]) : missing('many');
  }

  /** @param {Element} box @returns {BoxFound} */
  const found = (box) => ({ box, why: 'one' });
  /** @param {'none' | 'many' | 'elsewhere'} why @returns {BoxFound} */
  const missing = (why) => ({ box: null, why });

  /** @param {Element} element @returns {Element} itself, or the component or the frame of the page that it is inside of */
  function inDocument(element) {
    const root = element.getRootNode();
    const outer = root instanceof ShadowRoot ? root.host : frameOf(element);
    return outer ? inDocument(outer) : element;
  }

  /** @param {Element} element @returns {Element | null | undefined} */
  function frameOf({ ownerDocument }) {
    return ownerDocument === document ? null : ownerDocument.defaultView?.frameElement;
  }

  /**
   * Whether a box that the person has clicked into may take the reply: their word goes before our reckoning, but not
   * for a private message, another post, or the inside of another comment.
   * @param {Element} box @param {Element | null} comment @param {readonly Element[]} others
   */
  function mayBePointed(box, comment, others) {
    if (!box.isConnected || !isOpen(box)) return false;
    const place = inDocument(box);
    if (isPrivate(place)) return false;
    if (!comment || comment.contains(place)) return true;
    const posts = ancestors(place).filter((up) => up.matches(POST));
    return posts.every((post) => post.contains(comment)) && !others.some((other) => other.contains(place));
  }

  /**
   * The box for a reply to the selected comment: the one the person has pointed at, or is typing in, if it may answer;
   * else the nearest one (on Facebook the box appears only after a click on "Reply").
   * @param {Element | null} selected the comment
   * @param {Document} doc
   * @param {string} comments selector of a comment on any platform
   * @param {Element | null} [pointed] the box that the person has clicked into since the card is open
   * @returns {BoxFound}
   */
  function findReplyBox(selected, doc, comments, pointed = null) {
    const comment = selected && inDocument(selected);
    const others = comment ? otherComments(comment, comments) : [];
    if (pointed && mayBePointed(pointed, comment, others)) return found(pointed);
    const none = pointed?.isConnected ? 'elsewhere' : 'none';
    const boxes = [...doc.querySelectorAll(EDITABLE)].filter(isOpen);
    const active = doc.activeElement?.closest(EDITABLE) ?? null;
    if (!comment) {
      const [only = null] = boxes.filter((box) => box === active || boxes.length === 1);
      return only ? found(only) : missing(boxes.length > 1 ? 'many' : none);
    }
    const fit = boxes.filter((box) => mayAnswer(box, comment, others));
    if (active && fit.includes(active)) return found(active);
    for (const up of [comment, ...ancestors(comment)]) {
      const within = fit.filter((box) => up.contains(box));
      if (within.length > 0) return likeliest(within, comment);
    }
    return missing(none);
  }

  /** @param {Document} doc @returns {Element | null} what is typed in now, also in a component or a frame of the same site */
  function typedIn(doc) {
    let element = doc.activeElement;
    for (;;) {
      const inner = element?.localName === 'iframe' ? inside(/** @type {HTMLIFrameElement} */ (element)) : element?.shadowRoot?.activeElement;
      if (!inner) return element?.closest(EDITABLE) ?? null;
      element = inner;
    }
  }

  /** @param {HTMLIFrameElement} frame @returns {Element | null | undefined} */
  function inside(frame) {
    try {
      return frame.contentDocument?.activeElement;
    } catch {
      return null;
    }
  }

  /**
   * Find the box as long as the card is open, remembering which one the person has clicked into meanwhile.
   * @param {Element | null} selected @param {Document} doc @param {string} comments @param {() => boolean} isOpen
   * @returns {() => BoxFound}
   */
  function finder(selected, doc, comments, isOpen) {
    /** @type {Element | null} */
    let pointed = null;
    const ends = new AbortController();
    const remember = (/** @type {Event} */ event) => {
      if (!isOpen()) return ends.abort();
      const [target] = event.composedPath();
      const box = target instanceof Element ? target.closest(EDITABLE) : null;
      if (box && !box.closest('garbo-card')) pointed = box;
    };
    doc.addEventListener('focusin', remember, { capture: true, signal: ends.signal });
    return () => {
      const typed = typedIn(doc);
      // A frame tells us nothing when it gets the focus.
      const framed = typed && typed.ownerDocument !== doc ? typed : null;
      return findReplyBox(selected, doc, comments, framed ?? pointed);
    };
  }

  return Object.freeze({ findReplyBox, finder });
})();

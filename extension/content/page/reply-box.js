/** Where a reply to a comment is typed: never a private message, never under another post or comment. */
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
    const labels = box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement ? [...(box.labels ?? [])].map(words) : [];
    return [...names.map((name) => tidy(box.getAttribute(name))), ...named, ...labels].find(Boolean) ?? '';
  }

  /** @param {Element} box @returns {boolean} whether somebody could type there now */
  function isOpen(box) {
    if (!box.matches(EDITABLE) || box.parentElement?.closest('[contenteditable="true"]')) return false;
    if (box.matches(':disabled, [readonly], [aria-disabled="true"], [aria-readonly="true"]')) return false;
    if (box.closest('[aria-hidden="true"], [hidden], [inert]')) return false;
    return box.checkVisibility({ visibilityProperty: true }) && !box.closest(ELSEWHERE) && !garboPageWords.OTHER.test(labelOf(box));
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
   * @param {Element[]} boxes @param {Element} comment @returns {Element | undefined}
   */
  function likeliest(boxes, comment) {
    const after = boxes.filter((box) => isAfter(box, comment));
    const near = after.length > 0 ? after : boxes.toReversed();
    const called = (/** @type {RegExp} */ label) => near.find((box) => label.test(labelOf(box)));
    return called(garboPageWords.REPLY) ?? called(garboPageWords.COMMENT) ?? near[0];
  }

  /** @param {Element} element @returns {Element} itself, or the component of the page that it is inside of */
  function inDocument(element) {
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? inDocument(root.host) : element;
  }

  /**
   * The box for a reply to the selected comment: the one being typed in, if it may answer; else the nearest one; `null` when
   * there is none (on Facebook the box appears only after a click on "Reply").
   * @param {Element | null} selected the comment
   * @param {Document} doc
   * @param {string} comments selector of a comment on any platform
   * @returns {Element | null}
   */
  function findReplyBox(selected, doc, comments) {
    const comment = selected && inDocument(selected);
    const boxes = [...doc.querySelectorAll(EDITABLE)].filter(isOpen);
    const active = doc.activeElement?.closest(EDITABLE) ?? null;
    if (!comment) return boxes.find((box) => box === active) ?? (boxes.length === 1 ? (boxes[0] ?? null) : null);
    const others = otherComments(comment, comments);
    const fit = boxes.filter((box) => mayAnswer(box, comment, others));
    if (active && fit.includes(active)) return active;
    for (const up of [comment, ...ancestors(comment)]) {
      const within = fit.filter((box) => up.contains(box));
      if (within.length > 0) return likeliest(within, comment) ?? null;
    }
    return null;
  }

  return Object.freeze({ findReplyBox });
})();

/** Instagram: the link to the comment, with its exact time, comes first; everything else is found from it. */
var garboPageInstagram = (() => {
  const { words, mostSelected, ancestors, cleanUrl } = garboPageDom;
  const TIMED = 'a[href*="/c/"]:has(time[datetime])';
  const PROFILE = /^\/[\w.]+\/$/;

  /** @param {Element} link @param {string} base @returns {string} */
  const path = (link, base) => new URL(cleanUrl(link.getAttribute('href'), base) ?? 'https://none.invalid').pathname;

  /**
   * The nearest ancestor that holds exactly one comment's timed link and its author.
   * @param {Element} element @param {string} base @returns {Element | null}
   */
  function commentAround(element, base) {
    for (const up of ancestors(element)) {
      const links = new Set([...up.querySelectorAll(TIMED)].map((link) => path(link, base)));
      if (links.size > 1) return null;
      if (links.size === 1 && authorLink(up, base)) return up;
    }
    return null;
  }

  /** @param {Element} comment @param {string} base @returns {Element | undefined} */
  const authorLink = (comment, base) =>
    [...comment.querySelectorAll('a[href]')].find((link) => words(link) !== '' && PROFILE.test(path(link, base)));

  /** @param {SelectedParts} parts @param {PageContext} page @returns {CommentFacts | null} */
  function read(parts, page) {
    const comment = mostSelected(parts, (element) => commentAround(element, page.base));
    const author = comment ? authorLink(comment, page.base) : undefined;
    const link = comment?.querySelector(TIMED);
    if (!comment || !author || !link) return null;
    const time = link.querySelector('time[datetime]');
    const owner = /^\/([\w.]+)\/(?:p|reel)\//.exec(new URL(page.base).pathname)?.[1];
    return {
      permalink: cleanUrl(link.getAttribute('href'), page.base),
      author: { name: words(author), profileUrl: cleanUrl(author.getAttribute('href'), page.base) },
      publishedAt: time ? (garboPageCards.dateOf(time, page)?.iso ?? null) : null,
      rating: null,
      isOwnerResponse: owner !== undefined && path(author, page.base) === `/${owner}/`,
      commentElement: comment,
    };
  }

  return Object.freeze({
    platform: /** @type {const} */ ('instagram'),
    hosts: ['instagram'],
    paths: /^/,
    shape: 'a[href*="/p/"][href*="/c/"] time[datetime], a[href*="/reel/"][href*="/c/"] time[datetime]',
    comments: /** @type {string[]} */ ([]),
    read,
  });
})();

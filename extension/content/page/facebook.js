/**
 * Facebook: comments, replies and posts of the comet layout (since 2020), and comments of the one before.
 * Nothing here depends on its generated class names, nor on the page's language.
 */
var garboPageFacebook = (() => {
  const { words, mostSelected, first, ancestors, cleanUrl } = garboPageDom;
  const { readAge, readDate } = garboPageDates;
  const COMMENT = '[role="article"][aria-label]:not([aria-label=""])';
  const POST = '[role="article"]:not([aria-label])';
  const DATED = 'a[href*="comment_id="]';
  const NAMES = 'a[href]:not([aria-hidden="true"]), span[dir="auto"]';
  const POST_AUTHOR = ['[data-ad-rendering-role="profile_name"] a[href]', 'h2 a[href]', 'h3 a[href]', 'h4 a[href]', 'h5 a[href]'];
  const FROM_LINK = ['comment_id', 'reply_comment_id'];

  /** @type {readonly Card[]} */
  const OLD = Object.freeze([
    {
      name: '2013-20',
      containers: ['.UFIComment'],
      author: ['.UFICommentActorName'],
      date: ['abbr[data-utime]'],
      permalink: ['.UFICommentActions a[href*="comment_id="]', DATED],
    },
  ]);

  /** @param {Element} element @returns {boolean} whether it is a link to a comment that shows only the comment's age */
  const isDateLink = (element) => element.matches(DATED) && readAge(words(element)) !== null;

  /**
   * The comment around an element; where there is no article, the nearest ancestor that holds one author and one dated link.
   * @param {Element} element
   * @returns {Element | null}
   */
  function commentAround(element) {
    const article = element.closest(COMMENT);
    if (article || element.closest(POST)?.querySelector(COMMENT)) return article;
    for (const up of ancestors(element)) {
      const links = [...up.querySelectorAll(DATED)];
      const comments = new Set(links.map((link) => permalinkKey(link)));
      if (comments.size > 1) return null;
      if (links.some(isDateLink) && firstLink(up)) return up;
    }
    return null;
  }

  /** @param {Element} link @returns {string} which comment the link is about */
  function permalinkKey(link) {
    const query = new URLSearchParams((link.getAttribute('href') ?? '').split('?')[1] ?? '');
    return FROM_LINK.map((name) => query.get(name)).join('/');
  }

  /** @param {Element} comment @returns {Element | null} the first link that could be an author's name */
  const firstLink = (comment) =>
    first(comment, ['a[href]:not([aria-hidden="true"])'], (link) => words(link) !== '' && !isDateLink(link));

  /**
   * The element with the author's name: the text that stands first in the comment's label, be it a link or not.
   * @param {Element} comment
   * @returns {Element | null}
   */
  function authorElement(comment) {
    const label = garboPageDom.tidy(comment.getAttribute('aria-label'));
    if (!label) return firstLink(comment);
    let best = null;
    let place = label.length;
    for (const element of comment.querySelectorAll(NAMES)) {
      const name = words(element);
      const at = name && /\p{L}/u.test(name) && readAge(name) === null ? label.indexOf(name) : -1;
      if (at >= 0 && at < place && element.closest(COMMENT) === comment) [best, place] = [element, at];
    }
    return best;
  }

  /** @param {string | null} url @returns {string} what tells one profile from another */
  function profileKey(url) {
    if (!url) return '';
    const { pathname, searchParams } = new URL(url);
    return searchParams.get('id') ?? pathname.replace(/\/+$/, '').toLowerCase();
  }

  /**
   * Whether the comment's author is the page whose post this is. In a group nobody is the owner.
   * @param {Element} comment
   * @param {string | null} profileUrl
   * @param {PageContext} page
   * @returns {boolean}
   */
  function isByOwner(comment, profileUrl, page) {
    const mine = profileKey(profileUrl);
    if (!mine || mine.startsWith('/groups/')) return false;
    const post = ancestors(comment).find((up) => up.matches(POST) || up.matches('[role="dialog"]'));
    const owner = post ? first(post, POST_AUTHOR, (link) => !comment.contains(link) && !link.closest(COMMENT)) : null;
    return profileKey(cleanUrl(owner?.getAttribute('href'), page.base)) === mine;
  }

  /**
   * @param {Element} comment
   * @param {Element | undefined} link
   * @param {string} name
   * @param {PageContext} page
   * @returns {string | null}
   */
  function published(comment, link, name, page) {
    const shown = link ? readDate(words(link), page) : null;
    if (shown) return shown.iso;
    const label = garboPageDom.tidy(comment.getAttribute('aria-label')).split(' ');
    const ages = [2, 3, 4, 1].map((count) => label.slice(-count).join(' ')).filter((age) => !name.endsWith(age));
    return ages.map((age) => readDate(age, page)?.iso).find(Boolean) ?? null;
  }

  /** @param {Element} comment @param {PageContext} page @returns {CommentFacts} */
  function readComment(comment, page) {
    const element = authorElement(comment);
    const name = words(element);
    const link = element?.closest('a[href]') ?? element?.querySelector('a[href]');
    const profileUrl = cleanUrl(link?.getAttribute('href'), page.base, FROM_LINK);
    const links = [...comment.querySelectorAll(DATED)].filter((e) => e !== link && (e.closest(COMMENT) ?? comment) === comment);
    const dated = links.findLast(isDateLink) ?? links.at(-1);
    return {
      permalink: cleanUrl(dated?.getAttribute('href'), page.base),
      author: name ? { name, profileUrl } : null,
      publishedAt: published(comment, dated, name, page),
      rating: null,
      isOwnerResponse: isByOwner(comment, profileUrl, page),
      commentElement: comment,
    };
  }

  /**
   * A post that is itself the complaint. Its date is scrambled on purpose and is not read.
   * @param {Element} post @param {PageContext} page @returns {CommentFacts}
   */
  function readPost(post, page) {
    const author = first(post, POST_AUTHOR, (link) => words(link) !== '' && !link.closest(COMMENT));
    const link = first(post, ['a[href*="/posts/"]', 'a[href*="/permalink/"]', 'a[href*="story_fbid="]'], (e) => !e.closest(COMMENT));
    return {
      permalink: cleanUrl(link?.getAttribute('href'), page.base, FROM_LINK),
      author: author ? { name: words(author), profileUrl: cleanUrl(author.getAttribute('href'), page.base) } : null,
      publishedAt: null,
      rating: null,
      isOwnerResponse: false,
      commentElement: post,
    };
  }

  /** @param {SelectedParts} parts @param {PageContext} page @returns {CommentFacts | null} */
  function read(parts, page) {
    const old = garboPageCards.readCards(OLD, parts, page);
    if (old) return old;
    const comment = mostSelected(parts, commentAround);
    if (comment) return readComment(comment, page);
    const post = mostSelected(parts, (element) => element.closest(POST));
    return post ? readPost(post, page) : null;
  }

  return Object.freeze({
    platform: /** @type {const} */ ('facebook'),
    hosts: ['facebook'],
    paths: /^/,
    shape: '[data-ad-comet-preview], [data-ad-preview], [data-ad-rendering-role], .UFIComment, [role="article"] a[href*="comment_id="]',
    comments: ['.UFIComment', COMMENT],
    read,
  });
})();

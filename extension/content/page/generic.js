/**
 * Every other site: schema.org and microformats first, then the habits that forums and blogs share. Where nothing is
 * recognised the selection alone is enough.
 */
var garboPageGeneric = (() => {
  const PROFILE = ['[rel~="author"]', ...['users', 'user', 'profile', 'members', 'u'].map((part) => `a[href*="/${part}/"]`)];
  const LINK = [
    'a[rel~="bookmark"]', 'a[itemprop="url"]', 'a.u-url', 'a:has(time)',
    ...['comment', 'post', 'review'].map((part) => `a[href*="#${part}"]`),
  ];
  const answerWords = garboPageWords.OWNER_ANSWER;

  /** @type {readonly Card[]} */
  const CARDS = Object.freeze([
    {
      name: 'schema.org',
      containers: [
        '[itemprop="review"], [itemprop="comment"], [itemtype*="schema.org/Review"], [itemtype*="schema.org/UserReview"], ' +
          '[itemtype*="schema.org/Comment"]',
      ],
      author: ['[itemprop="author"] [itemprop="name"]', '[itemprop="author"]', '[itemprop="creator"]', ...PROFILE],
      profile: ['[itemprop="author"] a[href]', ...PROFILE],
      date: ['[itemprop="datePublished"]', '[itemprop="dateCreated"]', 'time'],
      rating: ['[itemprop="reviewRating"] [itemprop="ratingValue"]', '[itemprop="ratingValue"]'],
      answer: ['[itemprop="review"] [itemprop="comment"]'],
      answerWords,
      permalink: LINK,
    },
    {
      name: 'microformats',
      containers: ['.h-review, .hreview, .h-cite, .h-entry'],
      author: ['.p-author', '.reviewer .fn', '.reviewer', '.author .fn', '.vcard .fn', ...PROFILE],
      profile: ['.p-author a[href]', '.reviewer a[href]', ...PROFILE],
      date: ['.dt-published', '.dtreviewed', 'time'],
      rating: ['.p-rating', '.rating .value', '.rating'],
      answerWords,
      permalink: LINK,
    },
    {
      name: 'forums and blogs',
      containers: [
        '[role="comment"], .comment, .review, .post, [id^="comment-"], [id^="comment_"], [data-comment-id], [data-post-id], article',
      ],
      author: [
        '[rel~="author"]', '.comment-author .fn', '[class*="author" i] a', '[class*="username" i]', '[class*="user-name" i]',
        '[class*="author" i]', 'cite', ...PROFILE,
      ],
      profile: ['[class*="author" i] a[href]', ...PROFILE],
      date: ['time[datetime]', 'time', 'abbr[title]', '[class*="date" i]'],
      rating: [
        '[role="img"][aria-label*="star" i]', '[role="img"][aria-label*="stell" i]', '[class*="rating" i][aria-label]',
        '[class*="stars" i][aria-label]',
      ],
      answerWords,
      permalink: LINK,
    },
    {
      name: 'an author and a time',
      containers: [':not(html, body, main):has(time):has([rel~="author"], [class*="author" i], [class*="username" i])'],
      author: ['[rel~="author"]', '[class*="author" i] a', '[class*="username" i]', '[class*="author" i]'],
      date: ['time[datetime]', 'time'],
      answerWords,
      permalink: LINK,
    },
  ]);

  /** @param {SelectedParts} parts @param {PageContext} page @returns {CommentFacts | null} `null` when nothing is selected */
  function read(parts, page) {
    const facts = garboPageCards.readCards(CARDS, parts, page);
    // A "comment" with several times is a list of comments: its first author is most likely somebody else.
    if (facts && facts.commentElement.querySelectorAll('time').length <= 2) return facts;
    const block = garboPageDom.mostSelected(parts, (element) => element.closest('p, li, blockquote, dd, td, pre, div, section, article'));
    return block
      ? { permalink: null, author: null, publishedAt: null, rating: null, isOwnerResponse: false, commentElement: block }
      : null;
  }

  return Object.freeze({ comments: CARDS.slice(0, 3).flatMap((card) => card.containers), read });
})();

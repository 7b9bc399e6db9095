/** TripAdvisor: five layouts since 2012, newest first. */
var garboPageTripadvisor = (() => {
  const PROFILE = ['a[href^="/Profile/"]', 'a[href*="/Profile/"]', 'a[href*="/members/"]'];
  const SHOW = ['a[href*="ShowUserReviews"]'];
  const answerWords = garboPageWords.ANSWER;

  /** @type {readonly Card[]} */
  const CARDS = Object.freeze([
    {
      name: 'hotels 2020-23',
      containers: ['[data-test-target="HR_CC_CARD"]'],
      author: PROFILE,
      date: [],
      rating: ['[data-test-target="review-rating"] .ui_bubble_rating', '[data-test-target="review-rating"] [class*="bubble_"]',
        '[data-test-target="review-rating"] svg title', 'svg[aria-labelledby] title', '.ui_bubble_rating'],
      answerWords,
      permalink: ['[data-test-target="review-title"] a[href]', ...SHOW],
    },
    {
      name: 'attractions, restaurants, newer hotels 2023-26',
      containers: ['[data-automation="reviewCard"]'],
      author: PROFILE,
      date: ['.ratingDate'],
      rating: ['svg[aria-labelledby] title', 'svg title', 'svg[aria-label]', '[class*="bubble_"]'],
      answerWords,
      permalink: SHOW,
    },
    {
      name: '2017-19, and AJAX pages until 2022',
      containers: ['.review-container[data-reviewid]', '.review-container'],
      id: 'data-reviewid',
      author: ['.info_text > div', '.username', ...PROFILE],
      profile: PROFILE,
      date: ['.ratingDate'],
      rating: ['.ui_bubble_rating', '[class*="bubble_"]'],
      answer: ['.mgrRspnInline'],
      permalink: SHOW,
    },
    {
      name: '2012-16',
      containers: ['.reviewSelector'],
      author: ['.username', ...PROFILE],
      profile: PROFILE,
      date: ['.ratingDate'],
      rating: ['.sprite-rating_s_fill', '.ui_bubble_rating', 'img[alt*=" of 5"]', 'img[alt*=" su 5"]'],
      answer: ['.mgrRspnInline'],
      permalink: SHOW,
    },
    {
      name: 'Management Centre 2025',
      containers: ['button.onXpl'],
      author: ['.YLwnJ .biGQs'],
      date: ['.YLwnJ .biGQs.SewaP.xENVe'],
      rating: ['svg title', 'svg[aria-label]'],
      answerWords,
      permalink: [],
    },
    {
      name: 'any review with an id',
      containers: ['[data-reviewid]'],
      id: 'data-reviewid',
      author: [...PROFILE, '.username'],
      date: ['.ratingDate'],
      rating: ['svg title', '.ui_bubble_rating', '[class*="bubble_"]'],
      answer: ['.mgrRspnInline'],
      answerWords,
      permalink: SHOW,
    },
  ]);

  return Object.freeze({
    platform: /** @type {const} */ ('tripadvisor'),
    hosts: ['tripadvisor'],
    paths: /^/,
    shape: `[data-test-target="HR_CC_CARD"], [data-automation="reviewCard"], .reviewSelector,
      button.onXpl .YLwnJ`,
    comments: CARDS.flatMap((card) => card.containers),
    /** @param {SelectedParts} parts @param {PageContext} page @returns {CommentFacts | null} */
    read: (parts, page) => garboPageCards.readCards(CARDS, parts, page),
  });
})();

/** What reads the page and writes into its reply box, in the order in which the files need each other. */
export const PAGE_FILES = Object.freeze([
  'content/page/dom.js',
  'content/page/words.js',
  'content/page/dates.js',
  'content/page/ratings.js',
  'content/page/cards.js',
  'content/page/facebook.js',
  'content/page/tripadvisor.js',
  'content/page/instagram.js',
  'content/page/google.js',
  'content/page/trustpilot.js',
  'content/page/booking.js',
  'content/page/generic.js',
  'content/page/reply-box.js',
  'content/page/index.js',
  'content/insert.js',
]);

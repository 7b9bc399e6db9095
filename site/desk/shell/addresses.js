/** Addresses as a person types or pastes them. */

/** Something like a site's name, and no gaps; "localhost" and plain words are none. */
const ADDRESS = /^(?:https?:\/\/)?[^\s/?#@:]+\.[^\s/?#@.:]{2,63}(?::\d{1,5})?(?:[/?#]\S*)?$/iu;
/** Sites that read the names in their addresses the same in capitals and in small letters. */
const CASELESS = /^(?:[^/]{1,20}\.)?(?:facebook|instagram)\.[^/]{1,20}(?:\/|$)/u;

/** @param {string} typed @returns {boolean} whether it can be the address of a page, with or without its scheme */
export const isAddress = (typed) => ADDRESS.test(typed) && URL.canParse(withScheme(typed));

/** @param {string} typed @returns {string} with a scheme where none stands there */
export const withScheme = (typed) => (/^https?:\/\//iu.test(typed) || !typed ? typed : ['https:', typed].join('//'));

/** @param {string} page @returns {string} by which two ways of writing one address are the same, as the server holds them to be */
export function plainPage(page) {
  if (!isAddress(page)) return page;
  const { host, pathname, search } = new URL(withScheme(page));
  const plain = `${host}${pathname}${search}`.replace(/^(?:www|m)\./u, '').replace(/\/+$/u, '');
  return CASELESS.test(plain) ? plain.toLowerCase() : plain;
}

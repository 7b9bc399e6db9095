/** The business as the server has it (server/schema/incoming.py, BusinessBody). */

/**
 * @typedef {object} Profile only the name is required
 * @property {string} name
 * @property {string | null} [kind]
 * @property {string[]} [pages] addresses, or how they begin
 * @property {string} [signature]
 * @property {string} [role]
 * @property {string} [privateChannel]
 * @property {string | null} [register]
 * @property {import('../../../../extension/shared/lists.js').Price[]} [prices]
 * @property {string[]} [closed] ISO days
 * @property {string[]} [competitors]
 * @property {string[]} [confirmedFacts]
 * @property {string[]} [confirmedActions]
 */
/** @typedef {Profile & {id: string}} Named */

/** The id of the one that counts where no other fits. */
export const MAIN = 'default';

/** The few facts about the business that a reply needs; they live on the server. */
import { ask } from './server.js';
import { TroubleError } from './trouble.js';

/** @typedef {import('./wire.js').Business} Business */

/** @returns {Promise<Business | null>} null until there is one */
export async function readBusiness() {
  try {
    return await ask('GET', '/v1/business');
  } catch (error) {
    if (error instanceof TroubleError && error.trouble.kind === 'gone') return null;
    throw error;
  }
}

/** @param {Business} business the whole of it, in the place of the one before @returns {Promise<Business>} */
export const writeBusiness = (business) => ask('PUT', '/v1/business', business);

/** Which business the desk is looking at, where there are several. */
import { ask } from './api.js';

const KEPT = 'garbo-business';
/** @typedef {{id: string, name: string}} Business */

/** @type {Business[]} */
let all = [];

/** @returns {Promise<Business[]>} all of them; the chosen one is let go when it is no longer among them */
export async function loadBusinesses() {
  all = (await ask('GET', '/v1/businesses')).businesses;
  if (!all.some(({ id }) => id === chosenBusiness())) chooseBusiness(null);
  return all;
}

/** @returns {string | null} the id of the chosen one; null is all of them */
export const chosenBusiness = () => localStorage.getItem(KEPT);

/** @param {string | null} id */
export function chooseBusiness(id) {
  if (id) localStorage.setItem(KEPT, id);
  else localStorage.removeItem(KEPT);
}

/** @param {string} id @returns {string} its name; the id itself where it is gone */
export const nameOfBusiness = (id) => all.find((business) => business.id === id)?.name ?? id;

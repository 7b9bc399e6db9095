/** What can happen in a case, in words, and which of it makes sense where the case stands. */
import { language, wordOf } from '../../shell/words.js';

/** @type {{it: Record<string, string>, en: Record<string, string>}} */
const HAPPENED = {
  it: {
    weighed: 'Commento valutato', replied: 'Abbiamo risposto', 'reference-asked': 'Riferimento chiesto in privato', 'customer-answered': 'Il cliente ha risposto',
    'reference-verified': 'Riferimento trovato: è un cliente', 'reference-not-found': 'Riferimento cercato e non trovato', silence: 'Nessuna risposta',
    contradiction: 'Una contraddizione', 'second-message': 'Ha scritto di nuovo', resolved: 'Risolto', decision: 'Decisione', closed: 'Caso chiuso', note: 'Una nota',
  },
  en: {
    weighed: 'Comment weighed', replied: 'We replied', 'reference-asked': 'Reference asked for in private', 'customer-answered': 'The customer answered',
    'reference-verified': 'Reference found: it is a customer', 'reference-not-found': 'Reference looked for and not found', silence: 'No answer',
    contradiction: 'A contradiction', 'second-message': 'They wrote again', resolved: 'Put right', decision: 'Decision', closed: 'Case closed', note: 'A note',
  },
};
/** @type {{it: Record<string, string>, en: Record<string, string>}} */
const STATES = {
  it: {
    open: 'Da cominciare: nessuno ha ancora risposto.', replied: 'Abbiamo risposto. Ora tocca a chi ha scritto.', waiting: 'Riferimento chiesto: aspettiamo una risposta in privato.',
    answered: 'Ha risposto in privato. Ora controlla il riferimento.', 'customer-verified': 'È un cliente: il riferimento c\'è. Ora si rimedia.',
    'reference-not-found': 'Il riferimento non si trova. Può essere un errore: chiedi ancora, con calma.', silent: 'Senza risposta.',
    'second-message': 'Ha scritto di nuovo e aspetta. Rispondi per primo a questo.', resolved: 'Risolto. Il miglior biglietto da visita.', decided: 'Deciso. Quando è fatto, chiudi il caso.', closed: 'Chiuso.',
  },
  en: {
    open: 'To begin: nobody has answered yet.', replied: 'We replied. Now it is up to the author.', waiting: 'Reference asked for: we wait for an answer in private.',
    answered: 'They answered in private. Now check the reference.', 'customer-verified': 'A customer: the reference is there. Now put it right.',
    'reference-not-found': 'The reference is not to be found. It may be a slip: ask again, calmly.', silent: 'No answer.',
    'second-message': 'They wrote again and are waiting. Answer this one first.', resolved: 'Put right. The best calling card.', decided: 'Decided. When it is done, close the case.', closed: 'Closed.',
  },
};
/** Where the last that went out was a clarification in public. */
const CLARIFIED = { it: 'Chiarimento pubblicato', en: 'Clarification published' };
/** @type {{it: Record<string, string>, en: Record<string, string>}} */
const KINDS = {
  it: {
    'price-list': 'Il prezzo non è quello del listino', 'no-booking': 'Quel giorno non c\'è una prenotazione', 'closed-that-day': 'Quel giorno eravamo chiusi',
    copies: 'Lo stesso testo è altrove', other: 'Un altro fatto',
  },
  en: {
    'price-list': 'The price is not that of the list', 'no-booking': 'There is no booking of that day', 'closed-that-day': 'We were closed that day',
    copies: 'The same text is elsewhere', other: 'Another fact',
  },
};

/** Here nothing waits for anybody any more. */
const OVER = ['resolved', 'closed'];
/** @param {string} state */
export const isOver = (state) => OVER.includes(state);
/** @param {string} state @returns {boolean} whether it may be said how it turned out */
export const isSettled = (state) => isOver(state) || state === 'decided';

/** @param {string} type */
export const eventName = (type) => wordOf(HAPPENED, type);
/** @param {string} type @param {string | null} stage of a reply */
export const happenedName = (type, stage) => (type === 'replied' && stage === 'clarify' ? CLARIFIED[language] : eventName(type));
/** @param {string} state */
export const stateName = (state) => wordOf(STATES, state);
/** @param {string} kind */
export const kindName = (kind) => wordOf(KINDS, kind);
/** @type {[string, string][]} */
export const CONTRADICTIONS = Object.entries(KINDS[language]);

/** What a person may add here; a decision has its own place on the page. */
export const ADDED = [
  'replied', 'reference-asked', 'customer-answered', 'reference-verified', 'reference-not-found', 'silence',
  'contradiction', 'second-message', 'resolved', 'closed', 'note',
];
/** @type {Record<string, string[]>} what comes next as a rule, the likeliest first */
const LIKELY = {
  open: ['reference-asked', 'replied', 'contradiction'],
  replied: ['customer-answered', 'second-message', 'reference-asked'],
  waiting: ['customer-answered', 'second-message', 'contradiction'],
  silent: ['contradiction', 'customer-answered', 'second-message'],
  answered: ['reference-verified', 'reference-not-found', 'contradiction'],
  'reference-not-found': ['reference-asked', 'customer-answered', 'contradiction'],
  'customer-verified': ['resolved', 'replied', 'note'],
  'second-message': ['replied', 'reference-asked', 'customer-answered'],
  resolved: ['closed', 'second-message', 'note'],
  decided: ['closed', 'second-message', 'note'],
  closed: ['second-message', 'note', 'customer-answered'],
};

/** @param {string} state @returns {string[]} at most three */
export const likelyNow = (state) => LIKELY[state] ?? ['note'];

/** The words of the queue, and the spans of time in them. */
import { language, numberOf, speaker } from '../../shell/words.js';

export const say = speaker({
  it: {
    title: 'Coda',
    now: 'Adesso', today: 'Oggi', soon: 'Presto', waiting: 'In attesa',
    oneCase: 'un caso', cases: '$1 casi', oneTask: 'una cosa da fare', tasks: '$1 cose da fare', and: '$1 e $2',
    oneOpen: 'Un caso aperto.', open: '$1 casi aperti.', noneOpen: 'Nessun caso aperto.',
    oneNew: 'Oggi: un caso nuovo', news: 'Oggi: $1 casi nuovi', noNew: 'Oggi: nessun caso nuovo.',
    noneAnswered: 'ancora senza risposta.', oneAnswered: 'uno con risposta$1.', answered: '$1 con risposta$2.', median: ', di solito $1',
    duty: 'Seconda richiesta senza risposta',
    noText: 'Caso $1: il testo non è conservato',
    dueIn: 'Da fare $1', overdue: 'Scaduto $1', waitIn: 'L\'attesa finisce $1', waitOver: 'Attesa scaduta $1',
    low: 'lo leggono in pochi', medium: 'lo legge qualcuno', high: 'lo leggono in tanti',
    firstReply: 'Prima risposta: $1',
    atOnce: 'in meno di un\'ora', after: 'dopo $1',
    you: 'Lo segui tu', follows: 'Lo segue $1', noone: 'Non lo segue nessuno',
    take: 'Lo prendo io', leave: 'Lo lascio', taken: 'Ora lo segui tu.', left: 'Ora non lo segue nessuno.', tooLate: 'L\'ha appena preso $1.',
    about: '$1: $2', yourName: 'Come ti chiami?', yourNameHelp: 'Lo vede la tua squadra. Te lo chiedo una volta sola.', nameMissing: 'Scrivi prima il tuo nome.', cancel: 'Annulla',
    whose: 'Di chi', all: 'Tutti', mine: 'I miei', nobodys: 'Di nessuno', where: 'Dove', everywhere: 'Ovunque', elsewhere: 'Altrove',
    shown: 'Ne vedi $1 su $2.', noneShown: 'Nessun caso con questa scelta.', showAll: 'Mostra tutti', first: 'Qui ci sono i primi $1: gli altri vengono dopo.',
    copies: '$1 commenti uguali', copiesNames: '$1 commenti uguali, $2 nomi', copiesName: '$1 commenti uguali, un nome', copiesOf: '$1: «$2»', others: 'Mostra gli altri $1',
    search: 'Codice o parola', searchHelp: 'Trova anche i casi risolti e chiusi.', find: 'Cerca', clear: 'Torna alla coda', foundNone: 'Nessun caso con «$1». Un codice è come G-4K7Q; delle parole contano quelle del commento.', foundOne: 'Un caso trovato.', foundMany: '$1 casi trovati.', foundFirst: 'I primi $1 casi trovati: aggiungi una parola per vederne meno.', searchEmpty: 'Scrivi prima un codice o una parola.',
    stale: 'Garbo non risponde. Quello che vedi è di $1: niente è andato perso, riprovo da solo.', nowMore: 'C\'è una seconda richiesta senza risposta, in cima alla coda.',
    searches: 'Che cosa cercare', copy: 'Copia', copyThis: 'Copia la ricerca $1', copied: 'Copiato.', done: 'Fatto', lastDone: 'L\'ultima volta: $1.', neverDone: 'Non è ancora mai stato fatto.',
    next: 'Segnato. Te lo ricordo il $1.', never: 'Segnato.',
    emptyFirst: 'Qui vedrai chi aspetta una risposta', emptyFirstWhy: 'Comincia da un commento. Ci sono tre modi.',
    business: 'Racconta a Garbo la tua attività', businessWhy: 'Bastano il nome e una firma, un minuto: così le risposte sono già vostre.', businessDo: 'Comincia da qui',
    emptyDone: 'Nessuno aspetta', emptyDoneWhy: 'Ogni caso ha avuto la sua risposta. Quando arriva un commento nuovo, valutalo così.',
    extension: 'Sulla pagina, con l\'estensione', extensionWhy: 'Evidenzia il commento e premi Alt+Maiusc+G. Il caso arriva qui da solo.', extensionThere: 'È già collegata.',
    paste: 'Incollandolo qui', pasteWhy: 'Va bene anche per una mail o un biglietto.', weigh: 'Valuta un commento', many: 'Tanti in una volta', manyWhy: 'Una lista, uno per riga, o un file CSV.', imports: 'Importa una lista',
  },
  en: {
    title: 'Queue',
    now: 'Now', today: 'Today', soon: 'Soon', waiting: 'Waiting',
    oneCase: 'one case', cases: '$1 cases', oneTask: 'one thing to do', tasks: '$1 things to do', and: '$1 and $2',
    oneOpen: 'One open case.', open: '$1 open cases.', noneOpen: 'No open case.',
    oneNew: 'Today: one new case', news: 'Today: $1 new cases', noNew: 'Today: no new case.',
    noneAnswered: 'no reply yet.', oneAnswered: 'one with a reply$1.', answered: '$1 with a reply$2.', median: ', usually $1',
    duty: 'Second request without an answer',
    noText: 'Case $1: the text is not kept',
    dueIn: 'Due $1', overdue: 'Was due $1', waitIn: 'The wait is over $1', waitOver: 'The wait ran out $1',
    low: 'few people read it', medium: 'some people read it', high: 'many people read it',
    firstReply: 'First reply: $1',
    atOnce: 'within an hour', after: 'after $1',
    you: 'You see to it', follows: '$1 sees to it', noone: 'Nobody sees to it',
    take: 'I take it', leave: 'I leave it', taken: 'You see to it now.', left: 'Nobody sees to it now.', tooLate: '$1 has just taken it.',
    about: '$1: $2', yourName: 'What is your name?', yourNameHelp: 'Your team sees it. You are asked only once.', nameMissing: 'Write your name first.', cancel: 'Cancel',
    whose: 'Whose', all: 'All', mine: 'Mine', nobodys: 'Nobody\'s', where: 'Where', everywhere: 'Everywhere', elsewhere: 'Elsewhere',
    shown: 'You see $1 of $2.', noneShown: 'No case with this choice.', showAll: 'Show all', first: 'These are the first $1: the others come later.',
    copies: '$1 comments alike', copiesNames: '$1 comments alike, $2 names', copiesName: '$1 comments alike, one name', copiesOf: '$1: “$2”', others: 'Show the other $1',
    search: 'Code or word', searchHelp: 'It finds cases that are over as well.', find: 'Search', clear: 'Back to the queue', foundNone: 'No case with “$1”. A code is like G-4K7Q; words are those of the comment.', foundOne: 'One case found.', foundMany: '$1 cases found.', foundFirst: 'The first $1 cases found: add a word to see fewer.', searchEmpty: 'Write a code or a word first.',
    stale: 'Garbo does not answer. What you see is of $1: nothing is lost, it is tried again by itself.', nowMore: 'There is a second request without an answer, on top of the queue.',
    searches: 'What to search for', copy: 'Copy', copyThis: 'Copy the search $1', copied: 'Copied.', done: 'Done', lastDone: 'The last time: $1.', neverDone: 'It has never been done yet.',
    next: 'Noted. You are reminded on $1.', never: 'Noted.',
    emptyFirst: 'Here you will see who waits for an answer', emptyFirstWhy: 'Start from one comment. There are three ways.',
    business: 'Tell Garbo about your business', businessWhy: 'A name and a signature are enough, one minute: so the replies are yours from the start.', businessDo: 'Begin here',
    emptyDone: 'Nobody is waiting', emptyDoneWhy: 'Every case has had its answer. When a new comment comes, weigh it like this.',
    extension: 'On its page, with the extension', extensionWhy: 'Highlight the comment and press Alt+Shift+G. The case comes here by itself.', extensionThere: 'It is already connected.',
    paste: 'Pasted here', pasteWhy: 'Good for a mail or a note on paper as well.', weigh: 'Weigh a comment', many: 'Many at once', manyWhy: 'A list, one a line, or a CSV file.', imports: 'Import a list',
  },
});

/** @type {Record<string, string>} */
const PLATFORMS = { facebook: 'Facebook', tripadvisor: 'TripAdvisor', google: 'Google', trustpilot: 'Trustpilot', instagram: 'Instagram' };
/** @param {string} platform @returns {string} */
export const platformName = (platform) => PLATFORMS[platform] ?? say('elsewhere');

/** @param {Intl.NumberFormatOptions['unit']} unit */
const lasting = (unit) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
const hoursLong = lasting('hour');
const daysLong = lasting('day');
/** More hours than these are said in days. */
const HOURS_SAID = 48;

/** @param {number} hours @returns {string} "dopo 3 ore" */
export function afterHours(hours) {
  if (hours < 1) return say('atOnce');
  return say('after', hours < HOURS_SAID ? hoursLong.format(Math.floor(hours)) : daysLong.format(Math.floor(hours / 24)));
}

/** @param {number} cases @param {number} tasks @returns {string} "2 casi e una cosa da fare" */
export function countOf(cases, tasks) {
  const said = [cases > 0 && (cases === 1 ? say('oneCase') : say('cases', numberOf(cases))), tasks > 0 && (tasks === 1 ? say('oneTask') : say('tasks', tasks))];
  const [first, second] = said.filter((each) => each !== false);
  return second ? say('and', first ?? '', second) : (first ?? '');
}

/** @param {number} open @returns {string} */
export const openOf = (open) => (open === 0 ? say('noneOpen') : open === 1 ? say('oneOpen') : say('open', numberOf(open)));

/** @param {import('./wire.js').Today} today @returns {string} "Oggi: 3 casi nuovi, 2 con risposta, di solito dopo 2 ore." */
export function todayOf({ cases, replied, medianFirstReplyHours }) {
  if (cases === 0) return say('noNew');
  const after = medianFirstReplyHours === null ? '' : afterHours(medianFirstReplyHours);
  const answered = replied === 0 ? say('noneAnswered') : replied === 1 ? say('oneAnswered', after && `, ${after}`) : say('answered', replied, after && say('median', after));
  return `${cases === 1 ? say('oneNew') : say('news', cases)}, ${answered}`;
}

import { speaker } from '../../shell/words.js';

/** The words of the two schools panel. */
export const say = speaker({
  it: {
    title: 'Come andare avanti', why: 'Garbo non fa niente da solo: qui decidi e scrivi il perché, poi agisci tu sulla pagina.',
    line: 'Tre strade: togliere dalla vista, chiarire, lasciare', weighed: 'A favore e contro', pros: 'A favore', cons: 'Contro', moves: 'Qui puoi', lacks: 'Prima serve', rules: 'Che cosa dice la piattaforma', uncertain: 'Da verificare.', read: 'letto il $1',
    chooseA: 'Scelgo A', chooseB: 'Scelgo B', chooseC: 'Scelgo C', forbidden: 'Non consentito: segnala', locked: 'Ancora chiuso',
    reason: 'Perché $1? Una riga', reasonHelp: 'Resta nel caso, con il tuo nome e la data.', reasonMissing: 'Scrivi il perché: una riga basta.',
    record: 'Annota', cancel: 'Torna indietro', recorded: 'Decisione annotata. Ora tocca a te, sulla pagina.',
    copyFirst: 'Prima di toccare qualcosa, Garbo conserva una copia del commento: testo, indirizzo, data e impronta.',
    byHand: 'Da fare a mano', decided: 'Deciso: $1', decidedBy: '$1, $2', again: 'Cambia decisione',
    snapshot: 'La copia del commento', text: 'Testo', url: 'Indirizzo', noUrl: 'non noto', at: 'Conservata', hash: 'Impronta (SHA-256)',
    noSnapshot: 'Il testo non era conservato: una copia non c\'è. Prima di togliere il commento, fanne tu un\'immagine.', open: 'Apri la pagina del commento',
    noText: 'Il testo di questo commento non è conservato: i pro e i contro non si possono pesare. Puoi decidere lo stesso con la linea del tempo.',
    hide: 'nascondere', delete: 'eliminare', block: 'bloccare', report: 'segnalare', clarify: 'chiarire in pubblico', leave: 'lasciare e chiudere',
    hideDo: 'Nascondere: apri il commento sulla pagina e scegli «Nascondi». È il passo più leggero: di solito chi l\'ha scritto lo vede ancora.',
    deleteDo: 'Eliminare: solo dopo aver annotato la decisione, così la copia del commento resta qui. Non si torna indietro.',
    blockDo: 'Bloccare: dal profilo di chi scrive, come ultimo passo.',
    reportDo: 'Segnalare: copia il testo «Segnalazione» da «La tua risposta» e incollalo nel modulo della piattaforma.',
    clarifyDo: 'Chiarire: copia il testo «Chiarimento pubblico» da «La tua risposta», pubblicalo una volta sola e lascia aperta la porta. Fra qualche giorno la coda ti ricorda di chiudere e ripulire.',
    leaveDo: 'Lasciare: non c\'è altro da fare. Annota «caso chiuso» quando vuoi.',
  },
  en: {
    title: 'How to go on', why: 'Garbo does nothing by itself: decide here and say why, then act yourself on the page.',
    line: 'Three ways: out of sight, clarify, leave it', weighed: 'For and against', pros: 'For it', cons: 'Against it', moves: 'Here you can', lacks: 'Needed first', rules: 'What the platform says', uncertain: 'To be verified.', read: 'read on $1',
    chooseA: 'I choose A', chooseB: 'I choose B', chooseC: 'I choose C', forbidden: 'Not allowed: report it', locked: 'Still locked',
    reason: 'Why $1? One line', reasonHelp: 'It stays in the case, with your name and the date.', reasonMissing: 'Say why: one line is enough.',
    record: 'Put it on record', cancel: 'Go back', recorded: 'The decision is on record. Now it is your turn, on the page.',
    copyFirst: 'Before anything is touched, Garbo keeps a copy of the comment: text, address, date and hash.',
    byHand: 'To do by hand', decided: 'Decided: $1', decidedBy: '$1, $2', again: 'Change the decision',
    snapshot: 'The copy of the comment', text: 'Text', url: 'Address', noUrl: 'not known', at: 'Kept', hash: 'Hash (SHA-256)',
    noSnapshot: 'The text was not kept: there is no copy. Before you remove the comment, take a picture of it yourself.', open: 'Open the page of the comment',
    noText: 'The text of this comment is not kept: what speaks for and against cannot be weighed. You can still decide with the timeline.',
    hide: 'hide', delete: 'delete', block: 'block', report: 'report', clarify: 'clarify in public', leave: 'leave and close',
    hideDo: 'Hide: open the comment on the page and choose “Hide”. It is the lightest step: usually its author still sees it.',
    deleteDo: 'Delete: only after the decision is on record, so that the copy of the comment stays here. It cannot be undone.',
    blockDo: 'Block: from the profile of whoever wrote it, as the last step.',
    reportDo: 'Report: copy the text “Report to the platform” from “Your reply” and paste it into the platform\'s form.',
    clarifyDo: 'Clarify: copy the text “Public clarification” from “Your reply”, publish it once, and leave the door open. In some days the queue reminds you to close and tidy up.',
    leaveDo: 'Leave: there is nothing else to do. Record “case closed” when you like.',
  },
});

/** @typedef {import('./panel-wire.js').Move} Move */
/** @param {Move} move @returns {string} what a person does for it on the page */
export const toDo = (move) => say(`${move}Do`);

/**
 * What platforms write around a comment, language by language. A platform's words are used only where its
 * attributes say nothing.
 */
var garboPageWords = (() => {
  /** @param {readonly string[]} phrases @returns {string} the phrases as one alternative of a regular expression */
  const either = (phrases) =>
    phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')).join('|');

  /** How a review site announces the owner's answer; the answerer's name follows, up to a comma. */
  const ANSWERED_BY = Object.freeze([
    'Response from', 'Response by', 'Reply from', 'Reply by', 'Risposta da', 'Risposta di', 'Respuesta de', 'Réponse de',
    'Antwort von', 'Resposta de',
  ]);

  /** The same without a name; these alone are clear enough for a site we don't know. */
  const OWNER_ANSWERS = Object.freeze([
    'Response from the owner', 'Owner response', "Owner's response", 'Management response', 'Property response', 'Company reply', // en
    'Risposta del proprietario', 'Risposta della proprietà', 'Risposta della struttura', 'Risposta della direzione',
    "Risposta dell'azienda", "Risposta dell'esercente", // it
    'Respuesta del propietario', 'Respuesta del alojamiento', 'Réponse du propriétaire', "Réponse de l'établissement",
    'Antwort des Inhabers', 'Antwort vom Inhaber', 'Antwort der Unterkunft', 'Resposta do proprietário', // es fr de pt
  ]);

  /** What stands before the day on which a review was written (not the day of the visit). */
  const WRITTEN = Object.freeze([
    'wrote a review', 'Written', 'Reviewed', 'Review posted', 'Posted', 'ha scritto una recensione', 'Scritta', 'Scritto', 'Recensita',
    'Recensito', 'Recensione inserita', 'Data della recensione', 'Data recensione', 'Pubblicata', 'Pubblicato', 'escribió una opinión',
    'Escrita', 'Opinión escrita', 'a écrit un avis', 'Écrit', 'Avis publié', 'hat eine Bewertung geschrieben', 'Verfasst', 'Bewertet',
  ]);

  /** Labels of the boxes where a reply or a comment is written. */
  const REPLY_BOXES = Object.freeze([
    'Reply', 'Write a reply', 'Respond', 'Your response', 'Add a reply', // en
    'Rispondi', 'Scrivi una risposta', 'La tua risposta', 'Aggiungi una risposta', // it
    'Responder', 'Responde', 'Escribe una respuesta', 'Répondre', 'Écrivez une réponse', 'Antworten',
    'Antwort schreiben', 'Odgovori', // es fr de hr
  ]);
  const COMMENT_BOXES = Object.freeze([
    'Write a comment', 'Write a public comment', 'Comment as', 'Answer as', 'Add a comment', 'Leave a comment', // en
    'Scrivi un commento', 'Scrivi un commento pubblico', 'Commenta come',
    'Aggiungi un commento', 'Lascia un commento', // it
    'Escribe un comentario', 'Agrega un comentario', 'Écrivez un commentaire', 'Ajouter un commentaire', 'Kommentieren',
    'Schreibe einen Kommentar', 'Kommentar hinzufügen', 'Adicione um comentário', 'Napišite komentar', 'اكتب تعليقًا', // es fr de pt hr ar
  ]);

  /** Labels of boxes that are something else: private messages, new posts, searches. */
  const OTHER_BOXES = Object.freeze([
    'Message', 'Messages', 'Write a message', 'Type a message', 'Aa', "What's on your mind", 'Create a public post',
    'Write something', 'Search', 'Send message', // en
    'Messaggio', 'Messaggi', 'Scrivi un messaggio', 'Invia un messaggio', 'A cosa stai pensando', 'Crea un post pubblico',
    'Scrivi qualcosa', 'Cerca', // it
    'Mensaje', 'Qué estás pensando', 'Buscar', 'Message à', 'Rechercher', 'Exprimez-vous', 'Nachricht', 'Suchen',
    'Was machst du gerade', // es fr de
  ]);

  /** What the windows of private messages are called. */
  const CHATS = Object.freeze([
    'Chat', 'Chat with', 'Messenger', 'Conversation with', 'Messages with', 'New message', 'Direct', // en
    'Chat con', 'Conversazione con', 'Messaggi con', 'Nuovo messaggio', // it
    'Conversación con', 'Nuevo mensaje', 'Discussion avec', 'Nouveau message', 'Unterhaltung mit', 'Neue Nachricht', // es fr de
  ]);

  const ANSWER = new RegExp(`^(?:${either(OWNER_ANSWERS)}|${either(ANSWERED_BY)})(?![\\p{L}\\p{N}])`, 'iu');
  const OWNER_ANSWER = new RegExp(`^(?:${either(OWNER_ANSWERS)})(?![\\p{L}\\p{N}])`, 'iu');
  const ANSWERER = new RegExp(`^(?:${either(ANSWERED_BY)})\\s+([^,·•|:]{1,60})`, 'iu');
  const WRITTEN_ON = new RegExp(`(?:^|\\s)(?:${either(WRITTEN)})(?![\\p{L}\\p{N}])`, 'iu');
  const REPLY = new RegExp(`^(?:${either(REPLY_BOXES)})(?![\\p{L}\\p{N}])`, 'iu');
  const COMMENT = new RegExp(`^(?:${either(COMMENT_BOXES)})(?![\\p{L}\\p{N}])`, 'iu');
  const OTHER = new RegExp(`^[¿]?(?:${either(OTHER_BOXES)})(?![\\p{L}\\p{N}])`, 'iu');

  const CHAT = new RegExp(`^(?:${either(CHATS)})(?![\\p{L}\\p{N}])`, 'iu');

  return Object.freeze({
    ANSWERED_BY, OWNER_ANSWERS, WRITTEN, REPLY_BOXES, COMMENT_BOXES, OTHER_BOXES, CHATS,
    ANSWER, OWNER_ANSWER, ANSWERER, WRITTEN_ON, REPLY, COMMENT, OTHER, CHAT,
  });
})();

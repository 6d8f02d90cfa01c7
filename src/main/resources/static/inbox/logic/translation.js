// Which of a message's texts is read, and what is said about it.

/** Names of languages, in the agent's own. */
export function languageName(code, inLanguage) {
  try {
    return new Intl.DisplayNames([inLanguage], {type: 'language'}).of(code) ?? code;
  } catch {
    return code;
  }
}

export function base(language) {
  return language?.toLowerCase().split(/[-_]/)[0];
}

export function same(one, other) {
  return Boolean(one && other) && base(one) === base(other);
}

/**
 * How a message is shown to somebody who reads a language: `content` is drawn first, `other` below it where both are
 * wanted, `note` says what this is. What the customer received is always the message's own content.
 */
export function reading(message, own, show = 'translated') {
  const {content, direction, translations = []} = message;
  if (message.deletedAt || content.type === 'notice') return {content};
  const written = direction === 'outbound' ? translations.find(each => each.engine === 'original') : undefined;
  if (written) {
    const mine = replaced(content, written);
    return {...choose(show, content, mine, written.language), language: shown(show, message.language, written.language),
      note: {kind: 'sent', language: message.language, translation: written}};
  }
  if (same(message.language, own)) return {content, language: message.language};
  const translation = translations.find(each => same(each.language, own));
  if (!translation) return {content, language: message.language};
  if (translation.state === 'waiting') return {content, language: message.language, note: {kind: 'waiting', translation}};
  if (translation.state === 'failed' || !translation.text && !translation.content) {
    return {content, language: message.language, note: {kind: 'failed', translation}};
  }
  return {...choose(show, content, replaced(content, translation), translation.language),
    language: shown(show, message.language, translation.language),
    note: {kind: 'translated', language: message.language, translation}};
}

/** What is not sure is marked as such, whichever of the two is shown. */
export function doubts({confidence, warnings = [], state} = {}, threshold = 0.6) {
  return state === 'uncertain' || warnings.length > 0 || confidence !== undefined && confidence < threshold;
}

function shown(show, original, translated) {
  return show === 'original' ? original : translated;
}

function choose(show, original, translated, language) {
  if (show === 'original') return {content: original};
  return show === 'both' ? {content: translated, other: original} : {content: translated};
}

/** The same content with another text in it: of a text the text, of a file its caption, of all else the whole. */
function replaced(content, {text, content: whole}) {
  if (whole) return whole;
  if (content.type === 'text') return {...content, text};
  if (content.attachment) return {...content, attachment: {...content.attachment, caption: text}};
  return 'text' in content ? {...content, text} : content;
}

/** What customers can do, as the screen names it; what is not here is shown by its own name. */
const LABELS = {
  text: 'Text', image: 'Photo', picture: 'Screenshot', video: 'Video', voice: 'Voice note', audio: 'Music', file: 'PDF',
  sticker: 'Sticker', location: 'Location', contacts: 'Contact', like: 'Like', 'story-mention': 'Story mention',
  'story-reply': 'Story reply', share: 'Shared post', reel: 'Reel', start: 'Get started', forwarded: 'Forwarded',
  referral: 'From an ad', ad: 'From an ad', product: 'About a product', order: 'Order', form: 'Form',
  'text-without-number': 'Without number', 'without-prefix': 'Without prefix', unsupported: 'Unsupported', 'new-kind': 'Unheard-of kind',
  'number-changed': 'Number changed', 'user-id-changed': 'User id changed', 'identity-changed': 'Security code changed',
  'opt-out': 'Opt out', 'opt-in': 'Opt in', echo: 'Business writes in the app', quality: 'Quality warning',
  'template-status': 'Template rejected', standby: 'On standby', 'thread-passed': 'Thread passed', 'thread-taken': 'Thread taken',
  'test-event': 'Dashboard test', typing: 'Typing', read: 'Reads it',
};

/** Done from a message, not from the tool bar. */
const ON_MESSAGES = new Set(['text', 'choice', 'reaction', 'unreact', 'edit', 'unsend']);
const MEDIA = new Set(['image', 'picture', 'video', 'voice', 'audio', 'file', 'sticker', 'location', 'contacts', 'like',
  'story-mention', 'story-reply', 'share', 'reel', 'typing', 'read', 'start']);

export const label = (kind) => LABELS[kind] ?? kind;
export const quick = (kinds) => kinds.filter((kind) => MEDIA.has(kind));
export const rare = (kinds) => kinds.filter((kind) => !MEDIA.has(kind) && !ON_MESSAGES.has(kind));

// What a message comes down to in one line: in the list, in a quote, in a notification.

import {plain} from './formatting.js';
import {knows, t} from './i18n.js';

export function preview(message, marks) {
  if (!message) return '';
  if (message.deletedAt) return t('message.deleted');
  return line(message.content, marks);
}

function line(content, marks) {
  switch (content.type) {
    case 'text': return plain(content.text, marks);
    case 'image':
    case 'video':
    case 'file':
    case 'audio':
    case 'sticker': return attached(content);
    case 'location': return [t('content.location'), content.name ?? content.address].filter(Boolean).join(' · ');
    case 'contacts': return [t('content.contacts'), content.cards.map(card => card.name).join(', ')].join(' · ');
    case 'choice': return content.title ?? content.id;
    case 'form': return [t('content.form'), content.body ?? content.name].filter(Boolean).join(' · ');
    case 'order': return t('content.order', {n: content.items.reduce((sum, item) => sum + item.quantity, 0)});
    case 'share': return [t('content.share.' + content.kind), content.title].filter(Boolean).join(' · ');
    case 'prompt': return content.text;
    case 'template': return content.text ?? content.name;
    case 'notice': return notice(content);
    default: return t('content.unsupported');
  }
}

function attached({type, voice, attachment}) {
  const kind = type === 'audio' && voice ? 'voice' : type;
  return [t('content.' + kind), attachment.caption ?? (type === 'file' ? attachment.fileName : null)].filter(Boolean)
    .join(' · ');
}

/** What happened, in words; what this version has no words for is named as it came. */
export function notice({kind, data = {}}) {
  const key = kind === 'assigned' && data.by && data.by === data.to ? 'notice.taken' : 'notice.' + kind;
  const parts = {...data, byName: data.byName ?? t('notice.somebody'), toName: data.toName ?? t('notice.somebody'),
    reason: data.reason || 'none'};
  return knows(key) ? t(key, parts) : data.text ?? [kind.replaceAll('-', ' '), ...Object.values(data)].join(' · ');
}

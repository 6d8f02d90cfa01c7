// A conversation as it is read: messages in order, notes between them, days, and where the unread begin.

import {sameDay} from './time.js';
import {newer} from './stream.js';

const TOGETHER = 5 * 60_000;

/** What happened, rather than was said. A message that was taken back stays a message. */
export function isNotice({content, deletedAt}) {
  return content.type === 'notice' && !deletedAt;
}

/** Messages with others put in: each once, in order, the newer state of each. */
export function merge(messages, incoming) {
  const byId = new Map(messages.map(message => [message.id, message]));
  for (const message of incoming) {
    if (newer(byId.get(message.id), message)) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * The number of the first message an agent has not read, when they have read all but the last `unread` of the
 * contact's.
 */
export function firstUnread(messages, unread) {
  if (!unread) return null;
  const inbound = messages.filter(message => message.direction === 'inbound' && !isNotice(message));
  return inbound.length === 0 ? null : inbound[Math.max(0, inbound.length - unread)].seq;
}

/**
 * What the thread draws, top to bottom: `{kind: day | unread | message | note | pending, key, …}`. `follows` marks a
 * message that continues what its author said just before.
 */
export function entries({messages, notes = [], pending = [], unreadFrom = null}) {
  const known = new Set(messages.map(message => message.clientId).filter(Boolean));
  const waiting = pending.filter(each => !known.has(each.clientId));
  const timeline = [
    ...messages.map(message => ({kind: 'message', key: message.clientId ?? message.id, at: message.sentAt, message})),
    ...waiting.map(message => ({kind: 'message', key: message.clientId, at: message.sentAt, message})),
  ];
  for (const note of notes) timeline.splice(place(timeline, note), 0, {kind: 'note', key: note.id, at: note.createdAt,
      note});
  return dress(timeline, unreadFrom);
}

/** A note stands before the first message that was received after it was written. */
function place(timeline, note) {
  const index = timeline.findIndex(({kind, message}) =>
    kind === 'message' && (message.receivedAt ?? message.sentAt) > note.createdAt);
  return index < 0 ? timeline.length : index;
}

function dress(timeline, unreadFrom) {
  const drawn = [];
  let before = null;
  let divided = false;
  for (const entry of timeline) {
    if (!before || !sameDay(before.at, entry.at)) drawn.push({kind: 'day', key: 'day-' + entry.key, at: entry.at});
    const divides = !divided && unreadFrom !== null && entry.message?.seq >= unreadFrom;
    if (divides) drawn.push({kind: 'unread', key: 'unread'});
    divided ||= divides;
    drawn.push({...entry, follows: !divides && drawn.at(-1).kind === 'message' && continues(before, entry)});
    before = entry;
  }
  return drawn;
}

function continues(before, {message, at}) {
  const last = before?.message;
  return Boolean(last && message && last.direction === message.direction && last.author.id === message.author.id
      && last.author.kind === message.author.kind && !isNotice(last) && !isNotice(message)
      && Date.parse(at) - Date.parse(before.at) < TOGETHER);
}

/** How far along a message is, in the words of the ticks: what the thread shows and a screen reader says. */
export function tick(message, readReceipts) {
  if (message.direction !== 'outbound' || isNotice(message)) return null;
  switch (message.status) {
    case 'queued':
    case 'sending': return 'waiting';
    case 'sent': return 'sent';
    case 'delivered': return 'delivered';
    case 'read':
    case 'played': return readReceipts === false ? 'delivered' : message.status;
    default: return message.status;
  }
}

// What the chat remembers: what the server has told of, and in the host page's localStorage what outlives the page.

export class History {
  readTo;                   // how far the business has read: {conversationId, seq}
  more = false;             // whether there is an earlier page
  #messages = new Map();

  /** What a page or a frame says; the higher revision of a message counts. @returns whether something new came in */
  take({ items = [], changed = [], more, read }) {
    const before = this.cursor.after;
    for (const message of [...items, ...changed]) {
      const known = this.#messages.get(message.id);
      if (!known || message.rev > known.rev) this.#messages.set(message.id, message);
    }
    if (more !== undefined) this.more = more;
    if (read && (!this.readTo || compare(read, this.readTo) > 0)) this.readTo = read;
    return this.cursor.after !== before && items.some(message => message.direction === 'outbound');
  }

  status({ messageId, status }) {
    const message = this.#messages.get(messageId);
    if (message) message.status = status;
  }

  clear() {
    this.#messages.clear();
  }

  get sorted() {
    return [...this.#messages.values()].sort(compare);
  }

  /** Where the thread goes on. */
  get cursor() {
    const last = this.sorted.at(-1);
    return last ? { after: last.seq, conversation: last.conversationId } : { after: 0 };
  }

  get lastIncoming() {
    return this.sorted.findLast(message => message.direction === 'outbound');
  }

  /** How many answers came after a place, which another device may have moved on. */
  unread(read) {
    return this.sorted.filter(message => message.direction === 'outbound' && message.content.type !== 'notice'
      && message.status !== 'read' && (!read || compare(message, read) > 0)).length;
  }

  /** A message as the thread shows it. */
  entry(message) {
    const own = message.direction === 'inbound';
    const read = own && this.readTo && compare(message, this.readTo) <= 0;
    return { ...message, own, key: message.clientId ?? message.id, at: message.sentAt, state: read ? 'read' : 'sent' };
  }
}

/** Conversation ids are UUIDv7: they sort by age. */
export function compare(a, b) {
  if (a.conversationId === b.conversationId) return a.seq - b.seq;
  return a.conversationId < b.conversationId ? -1 : 1;
}

export class Store {
  #key;
  #memory = {};

  /** @param claimed the visitor id that the host page gave: another person's leftovers are thrown away */
  constructor(key, claimed) {
    this.#key = key;
    if (this.read().claimed !== claimed) this.clear({ claimed });
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? {};
    } catch {
      return this.#memory;
    }
  }

  write(changes) {
    const value = { ...this.read(), ...changes };
    this.#memory = value;
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // full or forbidden: this page's memory has it
    }
  }

  clear(value = {}) {
    this.#memory = value;
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // as above
    }
  }
}

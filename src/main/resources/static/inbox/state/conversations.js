import {Observable} from './observable.js';
import {NO_FILTERS, Rows, comparator, matches, query} from '../logic/list.js';
import * as http from './http.js';
import {live} from './live.js';
import {session} from './session.js';

const PAGE = 100;

/** The conversations this agent sees: the list as filtered and sorted, and every other one that was opened. */
class Conversations extends Observable {
  /** loading, ready, error */
  state = 'loading';
  problem = null;
  filters = {...NO_FILTERS};
  sort = 'newest';
  rows = new Rows('newest');
  #known = new Map();
  #next = null;
  #asked = 0;
  #more = null;
  #held = false;
  #meanwhile = new Set();

  constructor() {
    super();
    live.on('event', event => this.#apply(event));
    live.on('resync', async () => live.resume(await this.refresh()));
  }

  get(id) {
    return this.#known.get(id);
  }

  /** How many of the agent's own conversations hold something unread: the number in the title. */
  get unread() {
    return [...this.#known.values()].filter(each => each.assignee === session.id && each.unread > 0).length;
  }

  get complete() {
    return !this.#next;
  }

  /** Another selection or order, from its first page. */
  async show(filters, sort = this.sort) {
    this.filters = {...this.filters, ...filters};
    this.sort = sort;
    this.rows = new Rows(sort);
    if (this.#held) this.rows.hold();
    return this.load();
  }

  /** The first page, anew; answers where in the stream of events it stands. */
  async load() {
    this.state = 'loading';
    this.problem = null;
    this.changed();
    return this.#first();
  }

  /** The list anew, in place: what is shown stays until the answer is here. */
  async refresh() {
    const shown = this.rows.length;
    const asOf = await this.#first(Math.min(200, Math.max(PAGE, shown)));
    for (const id of this.#known.keys()) if (!this.rows.get(id)) this.#known.delete(id);
    return asOf;
  }

  async more() {
    if (!this.#next || this.#more) return;
    this.#more = this.#page(this.#next);
    await this.#more.finally(() => this.#more = null);
  }

  /** One conversation, asked for if it is not here yet or `fresh` is wanted. */
  async fetch(id, fresh = false) {
    if (!fresh && this.#known.has(id)) return this.#known.get(id);
    const {asOf, ...conversation} = await http.get('conversations/' + id);
    this.put(conversation);
    return this.#known.get(id);
  }

  /**
   * A newer state of a conversation, from an answer or an event. What an event does not carry is kept or worked out.
   */
  put(incoming) {
    const known = this.#known.get(incoming.id);
    if (known && incoming.rev < known.rev) return;
    const conversation = {...carried(known, incoming), ...incoming};
    this.#known.set(conversation.id, conversation);
    if (counts(known) !== counts(conversation)) session.reload();
    this.#meanwhile.add(conversation.id);
    this.#place(conversation);
    this.changed();
  }

  /** What only this agent's screen says of a conversation: unread, draft. */
  patch(id, change) {
    const known = this.#known.get(id);
    if (!known) return;
    const conversation = {...known, ...change};
    this.#known.set(id, conversation);
    if (this.rows.get(id)) this.rows.put(conversation);
    this.changed();
  }

  /** Whether rows stay where they are: while the agent points at one or goes through them. */
  hold(held) {
    if (held === this.#held) return;
    this.#held = held;
    if (held) this.rows.hold();
    else this.rows.release();
    this.changed();
  }

  settle() {
    this.rows.settle();
    this.changed();
  }

  /** Does something to a conversation on the server: takeover, resolve, close, reopen, leave, assign. */
  async command(id, verb, body = {}) {
    this.put(await http.command('POST', 'conversations/' + id + '/' + verb, body));
  }

  async change(id, change) {
    this.put(await http.command('PATCH', 'conversations/' + id, change));
  }

  async markUnread(id) {
    await http.command('DELETE', 'conversations/' + id + '/read');
  }

  async #first(limit = PAGE) {
    const asked = ++this.#asked;
    this.#meanwhile.clear();
    try {
      const {items, next, asOf} = await http.get('conversations', {...query(this.filters, this.sort), limit});
      if (asked !== this.#asked) return asOf;
      this.#next = next ?? null;
      this.rows.fill(items);
      for (const each of items) if (!this.#meanwhile.has(each.id)) this.#known.set(each.id, each);
      for (const id of this.#meanwhile) if (this.#known.has(id)) this.#place(this.#known.get(id));
      this.state = 'ready';
      this.problem = null;
      return asOf;
    } catch (problem) {
      if (asked === this.#asked) Object.assign(this, {state: this.rows.length > 0 ? 'ready' : 'error', problem});
      return undefined;
    } finally {
      this.changed();
    }
  }

  async #page(cursor) {
    const asked = this.#asked;
    const {items, next} = await http.get('conversations', {...query(this.filters, this.sort), limit: 200, cursor});
    if (asked !== this.#asked) return;
    this.#next = next ?? null;
    for (const each of items) this.#known.set(each.id, each);
    this.rows.extend(items);
    this.changed();
  }

  #place(conversation) {
    const shown = this.rows.get(conversation.id);
    const belongs = this.filters.q ? Boolean(shown)
      : matches(conversation, this.filters, session.id) && (!this.filters.overdue || conversation.overdue);
    if (!belongs) this.rows.remove(conversation.id);
    else if (shown || this.complete || this.#before(conversation)) this.rows.put(conversation);
  }

  /** Whether it comes before the end of what is loaded; what comes after arrives with its page. */
  #before(conversation) {
    return !this.rows.last || comparator(this.sort)(conversation, this.rows.last) < 0;
  }

  #apply({type, entityId, data}) {
    if (data.conversation) this.put(data.conversation);
    if (type === 'conversation.gone') this.#forget(data.id ?? entityId);
    if (type === 'read.updated') this.patch(data.conversationId, {unread: data.unread});
    if (type === 'draft.updated' && data.mode === 'reply') {
      this.patch(data.conversationId, {draft: data.text || undefined});
    }
    if (type === 'contact.updated') this.#renamed(data.contact);
  }

  #forget(id) {
    this.#known.delete(id);
    this.rows.remove(id);
    this.changed();
  }

  #renamed(contact) {
    for (const each of this.#known.values()) if (each.contact.id === contact.id) this.patch(each.id, {contact});
  }
}

/**
 * What is known of a conversation and an event does not say. Unread is what the contact wrote less what was read, so it
 * follows from the new count; overdue ends with the waiting.
 */
function carried(known, incoming) {
  if (!known) return {unread: 0, overdue: false};
  return {
    draft: known.draft,
    overdue: known.overdue && known.waitingSince === incoming.waitingSince,
    unread: Math.max(0, known.unread + (incoming.inboundCount ?? 0) - (known.inboundCount ?? 0)),
  };
}

/** Whether a conversation is part of the agent's load. */
function counts(conversation) {
  return conversation?.assignee === session.id && ['open', 'pending'].includes(conversation.status);
}

export const conversations = new Conversations();

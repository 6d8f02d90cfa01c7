import {Observable} from './observable.js';
import {firstUnread, merge} from '../logic/thread.js';
import {newer} from '../logic/stream.js';
import * as http from './http.js';
import {conversations} from './conversations.js';
import {live} from './live.js';

const PAGE = 50;
const KEPT = 20;
const TYPING = 6_000;

/** What was said in the conversations that were opened, kept up by events for as long as they are remembered. */
class Threads extends Observable {
  #threads = new Map();

  constructor() {
    super();
    live.on('event', event => this.#apply(event));
    live.on('ephemeral', frame => this.#happens(frame));
    live.on('resync', () => this.#refresh());
  }

  get(id) {
    return this.#threads.get(id);
  }

  /** Begins to show a conversation: loads it unless it is here, and fixes where the unread begin until `leave`. */
  async open(id) {
    const known = this.#threads.get(id);
    const thread = known ?? blank(id);
    this.#remember(id, {...thread, unreadFrom: undefined});
    if (known?.state === 'ready') this.#divide(id);
    else await this.load(id);
  }

  leave(id) {
    this.#set(id, {unreadFrom: undefined});
  }

  async load(id) {
    this.#set(id, {state: 'loading', problem: null});
    try {
      const [page, notes] = await Promise.all([
        http.get('conversations/' + id + '/messages', {limit: PAGE}),
        http.get('conversations/' + id + '/notes'),
        conversations.fetch(id),
      ]);
      const messages = merge(page.items, since(this.#threads.get(id)?.messages ?? [], page.items));
      this.#set(id, {state: 'ready', messages, more: page.more, notes: notes.items ?? notes});
      this.#divide(id);
    } catch (problem) {
      this.#set(id, {state: this.get(id)?.messages.length > 0 ? 'ready' : 'error', problem});
    }
  }

  async older(id) {
    const thread = this.get(id);
    if (!thread?.more || thread.loadingOlder) return;
    this.#set(id, {loadingOlder: true});
    try {
      const page = await http.get('conversations/' + id + '/messages', {before: thread.messages[0]?.seq, limit: PAGE});
      this.#set(id, {messages: merge(this.get(id).messages, page.items), more: page.more, loadingOlder: false});
    } catch (problem) {
      this.#set(id, {loadingOlder: false});
      throw problem;
    }
  }

  /** A message that an answer brought. */
  put(message) {
    const thread = this.get(message.conversationId);
    if (!thread || thread.state === 'error') return;
    const known = thread.messages.find(each => each.id === message.id);
    if (!newer(known, message)) return;
    this.#set(thread.id, {messages: merge(thread.messages, [message])});
  }

  async react(message, emoji) {
    const path = 'conversations/' + message.conversationId + '/messages/' + message.id + '/reactions';
    const answer = await http.command('POST', path, {emoji});
    if (answer?.id) this.put(answer);
  }

  async read(id) {
    const unread = conversations.get(id)?.unread;
    const seq = this.get(id)?.messages.at(-1)?.seq;
    if (!unread || seq === undefined) return;
    conversations.patch(id, {unread: 0});
    await http.command('POST', 'conversations/' + id + '/read', {seq});
  }

  async addNote(id, text, colour, key) {
    this.#note(id, await http.command('POST', 'conversations/' + id + '/notes', {text, colour}, {key}));
  }

  async changeNote(id, note, change) {
    this.#note(id, await http.command('PATCH', 'conversations/' + id + '/notes/' + note.id, change));
  }

  async removeNote(id, note) {
    await http.command('DELETE', 'conversations/' + id + '/notes/' + note.id);
    this.#unnote(id, note.id);
  }

  #note(id, note) {
    const thread = this.get(id);
    if (!thread) return;
    const others = thread.notes.filter(each => each.id !== note.id);
    const notes = [...others, note].sort((a, b) => a.createdAt < b.createdAt ? -1 : 1);
    this.#set(id, {notes});
  }

  #unnote(id, noteId) {
    const thread = this.get(id);
    if (thread) this.#set(id, {notes: thread.notes.filter(each => each.id !== noteId)});
  }

  #divide(id) {
    const thread = this.get(id);
    if (thread.unreadFrom !== undefined) return;
    this.#set(id, {unreadFrom: firstUnread(thread.messages, conversations.get(id)?.unread ?? 0)});
  }

  #remember(id, thread) {
    this.#threads.delete(id);
    this.#threads.set(id, thread);
    for (const oldest of this.#threads.keys()) if (this.#threads.size > KEPT) this.#threads.delete(oldest);
    this.changed();
  }

  #set(id, change) {
    const thread = this.#threads.get(id);
    if (!thread) return;
    this.#threads.set(id, {...thread, ...change});
    this.changed();
  }

  /** Only the thread that is looked at is loaded anew; the others are when they are looked at again. */
  #refresh() {
    const ids = [...this.#threads.keys()];
    const current = ids.pop();
    for (const id of ids) this.#threads.delete(id);
    if (current) this.load(current);
  }

  #apply({type, data}) {
    if (type === 'message.deleted' && !data.message.deletedAt) this.#unsaid(data.message);
    else if (data.message) this.put(data.message);
    if (type === 'message.created') this.#set(data.message.conversationId, {typing: null});
    if (type === 'note.created' || type === 'note.updated') this.#note(data.conversationId, data.note);
    if (type === 'note.deleted') this.#unnote(data.conversationId, data.note.id);
    if (type === 'conversation.gone') this.#set(data.id, {state: 'gone'});
  }

  /** A message that never left was taken back: it is as if it had not been written. */
  #unsaid({id, conversationId}) {
    const thread = this.get(conversationId);
    if (thread) this.#set(conversationId, {messages: thread.messages.filter(each => each.id !== id)});
  }

  forget(message) {
    this.#unsaid(message);
  }

  #happens(frame) {
    const thread = this.get(frame.conversationId);
    if (!thread) return;
    if (frame.type === 'viewing') this.#set(thread.id, {viewing: frame.agents});
    if (frame.type !== 'typing') return;
    clearTimeout(thread.typingEnds);
    const typingEnds = frame.on ? setTimeout(() => this.#set(thread.id, {typing: null}), TYPING) : null;
    this.#set(thread.id, {typing: frame.on ? frame.by : null, typingEnds});
  }
}

function blank(id) {
  return {id, state: 'loading', messages: [], notes: [], more: false, viewing: [], typing: null};
}

/** What events brought while a page was under way; what is older than the page may have a hole before it. */
function since(messages, page) {
  return page.length === 0 ? messages : messages.filter(message => message.seq >= page[0].seq);
}

export const threads = new Threads();

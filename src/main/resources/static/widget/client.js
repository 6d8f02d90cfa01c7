// The visitor's side of a conversation, without a screen: session, messages in order, what still has to be sent.
import { Api, Problem } from './api.js';
import { compare, History, Store } from './memory.js';
import { attachmentKind, Outbox } from './outbox.js';
import { Stream } from './stream.js';

/**
 * Events: change (entries), state, standing, typing (detail: {on, name}), unread. Entries are messages as the server has them,
 * in order, then those on their way: {key, own, clientId, content, author, at, state, …}.
 */
export class Client extends EventTarget {
  config;
  state = 'idle';
  standing;
  #options; #api; #store; #stream; #outbox; #opening; #resuming;
  #history = new History();

  /** @param options {endpoint, key, connection, language, visitor: {id, name, email, signature}} */
  constructor(options) {
    super();
    this.#options = options;
    this.#api = new Api(options.endpoint);
    this.#store = new Store(options.key, options.visitor.id ?? '');
    this.#api.token = this.#store.read().token;
    this.#outbox = new Outbox(this.#api, this.#store, () => this.#session(), () => this.#changed());
    this.#stream = new Stream(this.#api, {
      cursor: () => this.#history.cursor,
      frame: frame => this.#take(frame),
      state: state => this.#become(state),
    });
  }

  /** Whether this browser has spoken here before, as the same person. */
  get known() {
    return Boolean(this.#api.token);
  }

  /** Whether the pre-chat form comes first. */
  get asksFirst() {
    return !this.known && !this.#options.visitor.signature && this.config?.preChat.length > 0;
  }

  get endpoint() {
    return this.#options.endpoint;
  }

  get entries() {
    return [...this.#history.sorted.map(message => this.#history.entry(message)), ...this.#outbox.entries];
  }

  get more() {
    return this.#history.more;
  }

  get unread() {
    return this.#history.unread(this.#store.read().read);
  }

  /** Once, before the first screen: what the business set up. */
  async configure() {
    this.config ??= await this.#api.call('GET',
      `config?${new URLSearchParams({ connection: this.#options.connection, language: this.#options.language ?? '' })}`);
    return this.config;
  }

  /** Goes on where this browser, or this identified person, left off; done when the newest page is here. */
  async resume() {
    if (this.#options.visitor.signature && !this.known) await this.#session();
    if (this.known) await (this.#resuming ??= this.#load());
  }

  async #load() {
    this.#become('connecting');
    try {
      this.#page(await this.#api.call('GET', 'messages'));
      this.#outbox.wake();
    } catch (problem) {
      if (problem.status === 401) return this.#forget();
      if (!(problem instanceof Problem && problem.passing)) throw problem;
    }
    this.#stream.start();
  }

  /** Begins with the answers of the pre-chat form. */
  async begin(answers) {
    await this.#session(answers);
    await this.resume();
  }

  send(content, replyTo) {
    this.#outbox.add({ content, replyTo });
  }

  sendFile(file) {
    const attachment = { fileName: file.name, mimeType: file.type, size: file.size, preview: URL.createObjectURL(file) };
    this.#outbox.add({ content: { type: attachmentKind(file.type), attachment }, file });
  }

  get draft() {
    return this.#store.read().draft ?? '';
  }

  set draft(draft) {
    this.#store.write({ draft });
  }

  retry(clientId) {
    this.#outbox.retry(clientId);
  }

  discard(clientId) {
    this.#outbox.discard(clientId);
  }

  typing(on) {
    if (this.known) this.#stream.send({ type: 'typing', on }) || this.#tell('typing', { on });
  }

  /** All that is here has been seen. */
  markRead() {
    const last = this.#history.lastIncoming;
    const read = this.#store.read().read;
    if (!last || (read && compare(last, read) <= 0)) return;
    const { conversationId, seq } = last;
    this.#store.write({ read: { conversationId, seq } });
    if (last.status !== 'read') {
      this.#stream.send({ type: 'read', conversationId, seq }) || this.#tell('read', { conversationId, seq });
    }
    this.dispatchEvent(new Event('unread'));
  }

  /** The page before what is here; {@code coming} sees it first. */
  async older(coming) {
    const first = this.#history.sorted[0];
    const query = new URLSearchParams({ before: first.seq, conversation: first.conversationId });
    const page = await this.#api.call('GET', `messages?${query}`);
    coming(page.items.map(message => this.#history.entry(message)));
    this.#page(page);
  }

  close() {
    this.#stream.stop();
    this.#outbox.stop();
  }

  /** A session if there is none; concurrent calls share it. */
  #session(answers) {
    if (this.known) return Promise.resolve();
    this.#opening ??= this.#openSession(answers).finally(() => { this.#opening = undefined; });
    return this.#opening;
  }

  async #openSession({ name, email, language, ...fields } = {}) {
    const { connection, visitor, language: shown } = this.#options;
    const session = await this.#api.call('POST', 'sessions', {
      connection, language: language || shown, fields,
      visitor: { ...visitor, name: name || visitor.name, email: email || visitor.email },
    });
    this.#api.token = session.token;
    this.#store.write({ token: session.token });
    queueMicrotask(() => this.resume());
  }

  /** The server no longer knows the token: a new session, and what waits goes with it. */
  async #forget() {
    this.#stream.stop();
    this.#api.token = undefined;
    this.#store.write({ token: undefined, read: undefined });
    this.state = 'idle';
    this.#resuming = undefined;
    this.#history.clear();
    this.#changed();
    if (this.#options.visitor.signature || this.#outbox.entries.length) await this.#session().catch(() => {});
  }

  #take(frame) {
    switch (frame.type) {
      case 'ready': this.#page({ read: frame.read }); this.#outbox.wake(); break;
      case 'page': this.#page(frame.page); break;
      case 'message': this.#page({ items: [frame.message] }); break;
      case 'read': this.#page({ read: frame }); break;
      case 'standing': this.#stands(frame); break;
      case 'typing': this.dispatchEvent(new CustomEvent('typing', { detail: frame })); break;
      case 'status': this.#status(frame); break;
      case 'unauthenticated': this.#forget(); break;
      default: // of a newer server
    }
  }

  #page(page) {
    const answered = this.#history.take(page);
    page.items?.filter(message => message.clientId).forEach(message => this.#outbox.arrived(message.clientId));
    if (page.standing) this.#stands(page.standing);
    if (page.typing) this.dispatchEvent(new CustomEvent('typing', { detail: page.typing }));
    if (answered) {
      const { after: seq, conversation: conversationId } = this.#history.cursor;
      this.#stream.send({ type: 'delivered', conversationId, seq });
    }
    this.#changed();
    this.dispatchEvent(new Event('unread'));
  }

  /** Another tab, or another device, has read or received it. */
  #status(frame) {
    this.#history.status(frame);
    this.dispatchEvent(new Event('unread'));
  }

  /** Who answers now, or how long the line is. */
  #stands(standing) {
    this.standing = standing;
    this.dispatchEvent(new Event('standing'));
  }

  #tell(what, body) {
    this.#api.call('POST', what, body, { keepalive: true }).catch(() => {});
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

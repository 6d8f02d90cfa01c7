// What the visitor wrote and the server does not have yet: shown at once, sent in order, tried until it is through.
export class Outbox {
  entries = [];
  #api; #store; #session; #changed;
  #running = false; #failures = 0; #wake; #stopped = false;

  /** @param session opens a session where there is none; @param changed is told of every change */
  constructor(api, store, session, changed) {
    this.#api = api;
    this.#store = store;
    this.#session = session;
    this.#changed = changed;
    this.entries = (store.read().waiting ?? []).map(one => ({ ...one, own: true, key: one.clientId, state: 'sending' }));
    if (this.entries.length) queueMicrotask(() => this.#run());
  }

  /** @param what {content, replyTo, file} */
  add(what) {
    const clientId = uuid();
    this.entries.push({ ...what, clientId, key: clientId, own: true, at: new Date().toISOString(), state: 'sending' });
    this.#run();
  }

  retry(clientId) {
    const entry = this.entries.find(one => one.clientId === clientId);
    if (entry) entry.state = 'sending';
    this.#run();
  }

  discard(clientId) {
    this.entries = this.entries.filter(one => one.clientId !== clientId);
    this.#keep();
  }

  /** The server's own copy is here. */
  arrived(clientId) {
    if (this.entries.some(one => one.clientId === clientId)) this.discard(clientId);
  }

  /** The way is free again. */
  wake() {
    this.#failures = 0;
    this.#wake?.();
  }

  stop() {
    this.#stopped = true;
    this.#wake?.();
  }

  async #run() {
    this.#keep();
    if (this.#running) return;
    this.#running = true;
    let entry;
    while (!this.#stopped && (entry = this.entries.find(one => one.state === 'sending'))) {
      await this.#send(entry);
      this.#keep();
    }
    this.#running = false;
  }

  async #send(entry) {
    try {
      await this.#session();
      if (entry.file && !entry.content.attachment.id) {
        const attachment = await this.#api.upload(entry.file, part => this.#progress(entry, part));
        const { preview } = entry.content.attachment;
        entry.content = { type: attachmentKind(attachment.mimeType), attachment: { ...attachment, preview } };
        this.#keep();
      }
      await this.#api.call('POST', 'messages', {
        clientId: entry.clientId, replyTo: entry.replyTo, content: slim(entry.content),
      });
      entry.state = 'sent';
      this.#failures = 0;
    } catch (problem) {
      if (problem.status === 401) this.#api.token = undefined;
      else if (!problem.passing) Object.assign(entry, { state: 'failed', reason: problem.message, code: problem.code });
      if (problem.passing || problem.status === 401) await this.#pause(problem.retryAfter);
    }
  }

  /** Until the time is up, the network is back, or somebody knows that it goes on. */
  #pause(seconds) {
    const wait = seconds ? seconds * 1000 : Math.min(30_000, 500 * 2 ** this.#failures++);
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener('online', done);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, wait);
      if (!seconds) this.#wake = done;
      addEventListener('online', done);
    });
  }

  #progress(entry, part) {
    entry.progress = part;
    this.#changed();
  }

  /** Across a reload; a file that is not uploaded yet cannot be kept. */
  #keep() {
    this.#store.write({
      waiting: this.entries.filter(one => one.state === 'sending' && !(one.file && !one.content.attachment.id))
        .map(({ clientId, content, replyTo, at }) => ({ clientId, content, replyTo, at })),
    });
    this.#changed();
  }
}

export function attachmentKind(type = '') {
  const family = type.split('/')[0];
  return ['image', 'audio', 'video'].includes(family) && type !== 'image/svg+xml' ? family : 'file';
}

/** Only what the server asks for. */
function slim(content) {
  return content.attachment ? { type: content.type, attachment: { id: content.attachment.id } } : content;
}

/** crypto.randomUUID exists in secure contexts only; a shop's plain http page is none. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

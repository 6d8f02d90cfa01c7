import { LitElement, css, html, nothing } from 'lit';
import { call, listen } from '../logic/api.js';
import { offset } from '../logic/trace.js';
import { base } from './base.js';
import { glyph } from './glyphs.js';
import './playground-phone.js';
import './playground-faults.js';
import './playground-trace.js';
import './playground-wire.js';

const TABS = [['wire', 'Wire'], ['faults', 'Faults'], ['trace', 'Trace']];
const KEPT = 400;

/** The playground: choose a channel and somebody, write as them, and see what happens. */
export class PlaygroundApp extends LitElement {
  static properties = {
    _state: { state: true }, _problem: { state: true }, _signedOut: { state: true }, _connection: { state: true },
    _persona: { state: true }, _threads: { state: true }, _exchanges: { state: true }, _typing: { state: true },
    _tab: { state: true }, _selected: { state: true }, _live: { state: true },
  };

  static styles = [base, css`
    :host { display: grid; grid-template: auto 1fr / 250px minmax(340px, 480px) minmax(320px, 1fr); block-size: 100dvh; }
    .top { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 8px 16px; background: var(--surface); border-block-end: 1px solid var(--border); }
    .top h1 { font-size: 16px; line-height: 24px; font-weight: 650; }
    .top .grow { flex: 1; }
    .top a { color: var(--accent); font-weight: 650; }
    nav { display: flex; flex-direction: column; gap: 16px; padding: 12px; overflow-y: auto; border-inline-end: 1px solid var(--border); background: var(--surface); }
    nav ul { display: flex; flex-direction: column; gap: 4px; margin-block-start: 6px; }
    nav button { inline-size: 100%; justify-content: start; border-color: transparent; text-align: start; gap: 10px; }
    nav button[aria-pressed='true'] { background: var(--selected); border-color: transparent; color: var(--text); font-weight: 650; }
    nav img { inline-size: 28px; block-size: 28px; border-radius: 50%; }
    nav .who { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .new { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--accent); }
    .glyph { display: inline-flex; }
    main { min-block-size: 0; min-inline-size: 0; padding: 16px; display: flex; flex-direction: column; }
    playground-phone { flex: 1; }
    aside { min-block-size: 0; overflow-y: auto; padding: 16px 16px 16px 0; display: flex; flex-direction: column; gap: 12px; }
    [role='tablist'] { display: flex; gap: 4px; }
    .problem { grid-column: 1 / -1; padding: 8px 16px; background: var(--bad-back); color: var(--bad); }
    .gate { grid-column: 1 / -1; margin: auto; max-inline-size: 420px; padding: 24px; text-align: center; }
    .gate a { color: var(--accent); }
    @media (max-width: 1000px) {
      :host { grid-template: auto auto 1fr / 1fr; block-size: auto; min-block-size: 100dvh; }
      nav { flex-direction: column; border-inline-end: 0; border-block-end: 1px solid var(--border); gap: 8px; }
      nav ul { flex-direction: row; flex-wrap: wrap; }
      nav li button { inline-size: auto; }
      main { block-size: 90dvh; }
      aside { padding: 16px; }
    }
  `];

  constructor() {
    super();
    this._threads = {};
    this._exchanges = [];
    this._typing = {};
    this._unseen = new Set();
    this._tab = 'wire';
    this._key = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this._stop = listen({
      open: () => this.#load(),
      state: () => this.#refresh(),
      line: (change) => this.#line(change),
      typing: (change) => this.#types(change),
      exchange: (one) => this.#exchange(one),
    });
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._stop();
  }

  render() {
    if (this._signedOut) {
      return html`<div class="gate"><h1>Sign in first</h1><p>The playground is for those who work here.</p>
        <p><a href="/">Sign in to the inbox</a>, then come back.</p></div>`;
    }
    if (!this._state) return html`<p class="gate" aria-live="polite">${this._problem ?? 'Opening the playground…'}</p>`;
    const connection = this._state.connections.find((one) => one.id === this._connection);
    const persona = this._state.personas.find((one) => one.id === this._persona);
    if (!connection || !persona) return nothing;
    return html`
      ${this.#top()}
      ${this.#nav()}
      <main>
        ${this._problem ? html`<p class="problem" role="alert">${this._problem}
          <button class="small" @click=${() => { this._problem = undefined; }}>Close</button></p>` : nothing}
        <playground-phone .connection=${connection} .persona=${persona} .lines=${this.#thread()} .selected=${this._selected}
          ?typing=${this._typing[this.#threadKey()] > Date.now()}
          @act=${(event) => this.#act(event.detail)} @trace=${(event) => this.#trace(event.detail)}></playground-phone>
      </main>
      <aside>
        <div role="tablist" aria-label="Behind the scenes">${TABS.map(([id, name]) => html`
          <button role="tab" id="tab-${id}" aria-selected=${this._tab === id} aria-pressed=${this._tab === id} aria-controls="panel"
            @click=${() => { this._tab = id; }}>${name}</button>`)}</div>
        <div id="panel" role="tabpanel" aria-labelledby="tab-${this._tab}">${this.#panel(connection)}</div>
      </aside>`;
  }

  #top() {
    const { now, clockOffsetSeconds } = this._state;
    return html`<div class="top">
      <h1>Playground</h1>
      <div class="row" role="group" aria-label="Clock">
        <span class="meta" title=${now}>Clock: ${offset(clockOffsetSeconds)}</span>
        ${[['PT1H', '+1 h'], ['PT24H', '+24 h'], ['P7D', '+7 d']].map(([advance, name]) => html`<button class="small"
          @click=${() => this.#try(() => call('POST', 'clock', { advance }))}>${name}</button>`)}
      </div>
      <span class="grow"></span>
      <span class="meta">Provider at ${this._state.providerUrl}</span>
      <a href="/inbox/" target="serai-inbox">Open the inbox</a>
    </div>`;
  }

  #nav() {
    return html`<nav aria-label="Channels and customers">
      <div><h2>Channel</h2><ul>${this._state.connections.map((one) => html`<li><button aria-pressed=${one.id === this._connection}
        @click=${() => this.#choose(one.id, this._persona)}>
        <span class="glyph" .style=${`color: var(--${one.channel})`}>${glyph(one.channel)}</span><span class="who">${one.title}</span>
        ${this.#hasNews(one.id) ? html`<span class="new" role="img" aria-label="New messages"></span>` : nothing}</button></li>`)}</ul></div>
      <div><h2>Customer</h2><ul>${this._state.personas.map((one) => html`<li><button aria-pressed=${one.id === this._persona}
        @click=${() => this.#choose(this._connection, one.id)}>
        <img src="/playground/api/personas/${one.id}/picture" alt="" width="28" height="28">
        <span class="who"><bdi>${one.firstName} ${one.lastName}</bdi></span><span class="meta">${one.language}</span>
        ${this._unseen.has(`${this._connection}/${one.id}`) ? html`<span class="new" role="img" aria-label="New messages"></span>` : nothing}
      </button></li>`)}</ul></div>
    </nav>`;
  }

  #panel(connection) {
    switch (this._tab) {
      case 'faults': return html`<playground-faults .connection=${connection}
        @faults=${(event) => this.#try(() => call('PATCH', `connections/${connection.id}/faults`, event.detail))}
        @repair=${() => this.#try(() => call('DELETE', `connections/${connection.id}/faults`))}
        @pace=${(event) => this.#try(() => call('PUT', `connections/${connection.id}/pace`, event.detail))}></playground-faults>`;
      case 'trace': return html`<playground-trace .line=${this.#thread().find((one) => one.id === this._selected)}></playground-trace>`;
      default: return html`<playground-wire .exchanges=${this._exchanges} .connection=${this._connection}></playground-wire>`;
    }
  }

  async #load() {
    await this.#refresh();
    if (!this._state) return;
    this._connection ??= this._state.connections[0].id;
    this._persona ??= this._state.personas[0].id;
    await this.#try(async () => {
      this._exchanges = (await call('GET', 'exchanges')).map((one) => ({ ...one, key: ++this._key }));
    });
    await this.#fetchThread();
  }

  async #refresh() {
    try {
      this._state = await call('GET', 'state');
      this._signedOut = false;
    } catch (refused) {
      this._signedOut = refused.status === 401;
      this._problem = refused.message;
    }
  }

  async #choose(connection, persona) {
    this._connection = connection;
    this._persona = persona;
    this._selected = undefined;
    this._unseen.delete(this.#threadKey());
    await this.#fetchThread();
  }

  async #fetchThread() {
    const key = this.#threadKey();
    await this.#try(async () => {
      const lines = await call('GET', `threads/${key}`);
      this._threads = { ...this._threads, [key]: new Map(lines.map((one) => [one.id, one])) };
    });
  }

  #threadKey() {
    return `${this._connection}/${this._persona}`;
  }

  #thread() {
    return [...(this._threads[this.#threadKey()]?.values() ?? [])];
  }

  /** Whom a connection calls by this name. */
  #personaOf(customer) {
    return this._state?.personas.find((one) => [one.id, one.number.slice(1), `whatsapp:${one.number}`, one.pageId, one.gramId]
      .includes(customer))?.id;
  }

  #line({ connectionId, customer, line }) {
    const persona = this.#personaOf(customer);
    if (!persona) return;
    const key = `${connectionId}/${persona}`;
    const thread = new Map(this._threads[key] ?? []);
    if (!thread.has(line.id) && line.by === 'business' && key !== this.#threadKey()) this._unseen.add(key);
    thread.set(line.id, line);
    if (line.by === 'business') delete this._typing[key];
    this._threads = { ...this._threads, [key]: thread };
  }

  #types({ connectionId, customer, on }) {
    const key = `${connectionId}/${this.#personaOf(customer)}`;
    this._typing = { ...this._typing, [key]: on ? Date.now() + 20_000 : 0 };
    setTimeout(() => this.requestUpdate(), 20_100);
  }

  #exchange(one) {
    this._exchanges = [...this._exchanges.slice(-KEPT), { ...one, key: ++this._key }];
  }

  #hasNews(connection) {
    return [...this._unseen].some((key) => key.startsWith(`${connection}/`));
  }

  #trace(id) {
    this._selected = id;
    this._tab = 'trace';
  }

  #act(act) {
    return this.#try(() => call('POST', `threads/${this.#threadKey()}/acts`, act));
  }

  async #try(work) {
    try {
      await work();
      this._problem = undefined;
    } catch (refused) {
      this._signedOut = refused.status === 401;
      this._problem = refused.message;
    }
  }
}
customElements.define('playground-app', PlaygroundApp);

import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { label, quick, rare } from '../logic/kinds.js';
import { base } from './base.js';
import { glyph } from './glyphs.js';
import { line } from './line.js';

/** A customer's screen: the thread as the channel shows it, and everything that can be done there. */
export class PlaygroundPhone extends LitElement {
  static properties = {
    connection: { attribute: false },
    persona: { attribute: false },
    lines: { attribute: false },
    typing: { type: Boolean },
    selected: {},
    _target: { state: true },
    _mode: { state: true },
  };

  static styles = [base, css`
    :host { display: flex; flex-direction: column; min-block-size: 0; background: var(--surface); border: 1px solid var(--border); border-radius: 20px; overflow: hidden; }
    header { display: flex; align-items: center; gap: 10px; padding: 10px 16px; border-block-end: 1px solid var(--border); color: var(--channel); }
    header h1 { font-size: 16px; line-height: 24px; font-weight: 650; color: var(--text); }
    ol { flex: 1; min-block-size: 0; overflow-y: auto; padding: 12px; display: flex; flex-direction: column; gap: 6px; background: var(--canvas); }
    .line { display: flex; align-items: end; gap: 6px; max-inline-size: 100%; }
    .customer { flex-direction: row-reverse; }
    .bubble { position: relative; display: flex; flex-direction: column; gap: 4px; max-inline-size: 78%; padding: 7px 10px; border-radius: 12px; background: var(--surface); border: 1px solid var(--border); }
    .customer .bubble { background: var(--bubble-out); border-color: transparent; }
    [data-selected] .bubble { outline: 2px solid var(--accent); }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; }
    .foot { align-self: end; }
    .failed, .refused { color: var(--bad); font-weight: 650; }
    .quote { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; padding-inline-start: 8px; border-inline-start: 3px solid var(--channel); color: var(--text-2); font-size: 13px; line-height: 18px; }
    img, video { max-inline-size: 240px; max-block-size: 220px; border-radius: 8px; display: block; }
    .sticker { max-inline-size: 120px; }
    audio { inline-size: 240px; max-inline-size: 100%; block-size: 40px; }
    .file, .place { display: flex; gap: 8px; align-items: center; color: inherit; overflow-wrap: anywhere; }
    .options { display: flex; flex-direction: column; gap: 4px; margin-block: 4px; }
    .option { display: flex; flex-direction: column; align-items: center; inline-size: 100%; padding: 6px 10px; border: 1px solid var(--channel); border-radius: 8px; color: var(--channel); background: none; text-decoration: none; font-weight: 650; }
    .reactions { position: absolute; inset-block-end: -10px; inset-inline-start: 10px; padding: 0 6px; border-radius: 10px; background: var(--surface); border: 1px solid var(--border); font-size: 13px; }
    .line:has(.reactions) { margin-block-end: 10px; }
    .actions { display: flex; gap: 4px; opacity: 0; }
    .line:hover .actions, .line:focus-within .actions, [data-selected] .actions { opacity: 1; }
    .notice { align-self: center; max-inline-size: 90%; padding: 2px 10px; border-radius: 8px; background: var(--warn-back); color: var(--warn); font-size: 12px; line-height: 18px; text-align: center; }
    .empty { margin: auto; color: var(--text-3); text-align: center; }
    footer { display: flex; flex-direction: column; gap: 8px; padding: 10px 12px; border-block-start: 1px solid var(--border); }
    form { display: flex; gap: 8px; }
    form input { flex: 1; min-inline-size: 0; }
    .phrases, .kinds { display: flex; gap: 6px; overflow-x: auto; padding-block: 2px; }
    .phrases button { flex: none; max-inline-size: 230px; border-radius: 16px; border-color: var(--border); }
    .phrases span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .kinds { flex-wrap: wrap; overflow: visible; }
    summary { cursor: pointer; color: var(--text-2); font-size: 13px; }
    details .kinds { margin-block-start: 6px; }
    .about { display: flex; align-items: center; gap: 8px; padding: 6px 10px; border-radius: 8px; background: var(--raised); }
    .about span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .writes { padding-inline: 10px; color: var(--text-3); font-size: 13px; font-style: italic; }
    .swatch { color: var(--channel); display: inline-flex; }
    @media (hover: none) { .actions { opacity: 1; } }
  `];

  constructor() {
    super();
    this.lines = [];
    this._mode = 'write';
    this._atEnd = true;
  }

  willUpdate(changed) {
    if (changed.has('persona') || changed.has('connection')) {
      this._target = undefined;
      this._mode = 'write';
    }
    if (changed.has('persona') || changed.has('connection')) this._atEnd = true;
  }

  updated() {
    this.#follow();
  }

  /** Whoever has not scrolled up sees the newest line, also when its picture arrives later than it. */
  #follow() {
    const log = this.renderRoot.querySelector('ol');
    if (this._atEnd) log.scrollTop = log.scrollHeight;
  }

  #scrolled(event) {
    const log = event.currentTarget;
    this._atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  }

  firstUpdated() {
    const log = this.renderRoot.querySelector('ol');
    for (const type of ['load', 'loadedmetadata']) log.addEventListener(type, () => this.#follow(), { capture: true });
  }

  render() {
    this.style.setProperty('--channel', `var(--${this.connection.channel})`);
    return html`
      <header>${glyph(this.connection.channel)}
        <div><h1>Serai playground</h1><p class="meta">${this.connection.title} · as ${this.persona.firstName} sees it</p></div>
      </header>
      <ol aria-label="Messages" tabindex="0" role="log" @scroll=${this.#scrolled}>
        ${this.lines.length === 0 ? html`<li class="empty">Nothing was said yet.<br>Write something as ${this.persona.firstName}.</li>` : nothing}
        ${repeat(this.lines, (one) => one.id, (one) => line(one, {
          tap: (of, option) => this.#act({ kind: 'choice', target: of.id, option }),
          find: (id) => this.lines.find((other) => other.id === id),
          select: (chosen) => this.dispatchEvent(new CustomEvent('trace', { detail: chosen.id })),
          selected: one.id === this.selected,
          actions: (of) => this.#actions(of),
        }))}
        ${this.typing ? html`<li class="writes">Somebody is typing…</li>` : nothing}
      </ol>
      <footer>
        ${this._target ? this.#about() : nothing}
        <div class="phrases" role="group" aria-label="Things ${this.persona.firstName} might say">
          ${this.persona.phrases.map((phrase) => html`<button class="small" lang=${this.persona.language} title=${phrase}
            @click=${() => this.#act({ kind: 'text', text: phrase, target: this.#quoted() })}><span dir="auto">${phrase}</span></button>`)}
        </div>
        <form @submit=${this.#send}>
          <label class="sr" for="text">Message</label>
          <input id="text" type="text" dir="auto" autocomplete="off" lang=${this.persona.language}
            placeholder=${this._mode === 'edit' ? 'The new text' : `Write as ${this.persona.firstName}`}>
          <button class="primary">${this._mode === 'edit' ? 'Change' : 'Send'}</button>
        </form>
        <div class="kinds" role="group" aria-label="Send something else">
          ${quick(this.connection.kinds).map((kind) => this.#kind(kind))}
        </div>
        ${rare(this.connection.kinds).length === 0 ? nothing : html`<details>
          <summary>What happens more rarely</summary>
          <div class="kinds">${rare(this.connection.kinds).map((kind) => this.#kind(kind))}</div>
        </details>`}
      </footer>`;
  }

  #kind(kind) {
    return html`<button class="small" data-kind=${kind}
      @click=${() => this.#act({ kind, target: this.#quoted() })}>${label(kind)}</button>`;
  }

  #about() {
    const about = this.lines.find((one) => one.id === this._target);
    return html`<div class="about"><span class="meta">${this._mode === 'edit' ? 'Changing' : 'Answering'}: ${about?.bubble.text ?? 'a message'}</span>
      <button class="small" @click=${() => { this._target = undefined; this._mode = 'write'; }}>Cancel</button></div>`;
  }

  #actions(one) {
    const can = (kind) => this.connection.kinds.includes(kind);
    const own = one.by === 'customer';
    const reacted = one.reactions.customer;
    return html`
      ${!own && can('reaction') ? html`<button class="small" aria-label="React with a heart"
        @click=${() => this.#act(reacted ? { kind: 'unreact', target: one.id } : { kind: 'reaction', target: one.id, emoji: '❤' })}>
        ${reacted ? 'Take off' : '❤'}</button>` : nothing}
      <button class="small" @click=${() => this.#aim('write', one)}>Reply</button>
      ${own && can('edit') && !one.deleted && one.bubble.kind === 'text'
        ? html`<button class="small" @click=${() => this.#aim('edit', one)}>Edit</button>` : nothing}
      ${own && can('unsend') && !one.deleted ? html`<button class="small" @click=${() => this.#act({ kind: 'unsend', target: one.id })}>Unsend</button>` : nothing}`;
  }

  #aim(mode, one) {
    this._mode = mode;
    this._target = one.id;
    const field = this.renderRoot.querySelector('#text');
    field.value = mode === 'edit' ? one.bubble.text ?? '' : field.value;
    field.focus();
  }

  #quoted() {
    return this._mode === 'write' ? this._target : undefined;
  }

  #send(event) {
    event.preventDefault();
    const field = this.renderRoot.querySelector('#text');
    const text = field.value;
    if (text.trim() === '') return;
    field.value = '';
    this.#act({ kind: this._mode === 'edit' ? 'edit' : 'text', text, target: this._target });
  }

  #act(act) {
    this._target = undefined;
    this._mode = 'write';
    this.dispatchEvent(new CustomEvent('act', { detail: act }));
  }
}
customElements.define('playground-phone', PlaygroundPhone);

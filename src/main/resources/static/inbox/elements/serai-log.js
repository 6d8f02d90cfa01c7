import {css, html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import {noteView, noteStyles} from './note.js';
import {Place, atEnd} from './place.js';
import './serai-message.js';
import {t} from '../logic/i18n.js';
import {notice} from '../logic/preview.js';
import {entries, isNotice} from '../logic/thread.js';
import * as time from '../logic/time.js';
import {clock} from '../state/observable.js';
import {directory} from '../state/directory.js';
import {outbox} from '../state/outbox.js';
import {threads} from '../state/threads.js';

/** What was said. It stays where the agent reads, whatever is added above or below; at the end it follows. */
class SeraiLog extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    thread: {attribute: false},
    _news: {state: true},
    _active: {state: true},
  };

  #id = null;
  #place = new Place();
  #last = 0;
  #placed = false;
  #resized = new ResizeObserver(() => this._place());

  constructor() {
    super();
    this._news = 0;
    this.watch(outbox, clock, directory);
    this._onVisible = () => document.hidden || this._read();
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this._onVisible);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this._onVisible);
  }

  firstUpdated() {
    this.#resized.observe(this.$('.log'));
    this.#resized.observe(this.$('.scroller'));
  }

  willUpdate() {
    const last = this.thread.messages.at(-1)?.seq ?? 0;
    if (this.#id !== this.conversation.id) {
      Object.assign(this, {_news: 0, _active: null});
      this.#id = this.conversation.id;
      this.#placed = false;
      this.#place.reset();
    } else if (last > this.#last && !(this.#place.follows ||= atEnd(this.$('.scroller')))) {
      this._news += this.thread.messages.filter(each => each.seq > this.#last && each.direction === 'inbound').length;
    }
    this.#last = last;
  }

  async updated() {
    const children = [...this.renderRoot.querySelectorAll('serai-message')];
    await Promise.all(children.map(child => child.updateComplete));
    this._place();
    if (this.#place.follows) this._read();
  }

  render() {
    const {messages, notes, more, loadingOlder, unreadFrom, typing} = this.thread;
    const pending = outbox.of(this.conversation.id);
    const items = entries({messages, notes, pending, unreadFrom: unreadFrom ?? null});
    return html`<div class="scroller" tabindex="0" @scroll=${this._onScroll} @keydown=${this._onKey}>
      <div class="log" role="log" aria-label=${t('thread.log')} aria-busy=${Boolean(loadingOlder)}>
        ${more ? html`<button class="older small" ?disabled=${loadingOlder}
            @click=${this._onOlder}>${t('thread.older')}</button>` : nothing}
        ${repeat(items, each => each.key, each => this._entry(each))}
      </div>
      <p class="typing meta" role="status">${typing?.kind === 'contact'
        ? t('thread.typing', {name: typing.name ?? this.conversation.contact.name ?? t('contact.unknown')})
            : nothing}</p>
    </div>
    ${this._news > 0 ? html`<button class="news" @click=${() => this.toBottom()}>${icon('arrowDown')}${t('thread.news',
        {n: this._news})}</button>` : nothing}`;
  }

  _entry(entry) {
    switch (entry.kind) {
      case 'day': return html`<p class="line" data-key=${entry.key}><span>${time.day(entry.at, clock.now)}</span></p>`;
      case 'unread': return html`<p class="line new" data-key="unread"><span>${t('thread.unread')}</span></p>`;
      case 'note': return html`<div class="note-entry" data-key=${entry.key}>${noteView(entry.note)}</div>`;
      default: return isNotice(entry.message) ? this._notice(entry) : this._message(entry);
    }
  }

  _notice({key, message}) {
    return html`<p class="line notice" data-key=${key}
        title=${time.dateTime(message.sentAt)}><bdi>${notice(message.content)}</bdi></p>`;
  }

  _message({key, message, follows}) {
    const {connectionId, contact} = this.conversation;
    const quoted = message.replyTo?.messageId && this.thread.messages.find(each =>
      each.id === message.replyTo.messageId);
    return html`<serai-message data-key=${key} data-id=${message.id ?? nothing}
        class="${message.direction} ${follows ? 'follows' : ''}"
      .message=${message} .quoted=${quoted || null} .contact=${contact} .abilities=${directory.abilities(connectionId)}
      .now=${message.status === 'unknown' ? clock.now : 0} @jump=${({detail}) => this._jump(detail)}></serai-message>`;
  }

  toBottom() {
    this.#place.follows = true;
    this._news = 0;
    this._place();
    this._read();
  }

  focusPane() {
    this.$('.scroller').focus();
  }

  /** Puts the view back where it was or, when just opened, where the unread begin. */
  _place() {
    const scroller = this.$('.scroller');
    if (!scroller || scroller.clientHeight === 0) return;
    const unread = this.$('[data-key="unread"]');
    if (!this.#placed && unread) scroller.scrollTop = unread.offsetTop - scroller.clientHeight / 3;
    else this.#place.restore(scroller);
    if (this.#placed || this.thread.state !== 'ready') return;
    this.#placed = true;
    this.#place.remember(scroller);
    this.#place.follows &&= !unread;
    this._read();
  }

  _onScroll({target}) {
    if (!this.#placed) return;
    this.#place.remember(target);
    if (this.#place.follows && this._news > 0) this._news = 0;
    if (this.#place.follows) this._read();
    if (target.scrollTop < 200 && this.thread.more) this._onOlder();
  }

  _onOlder() {
    attempt(() => threads.older(this.conversation.id));
  }

  /** Up and down go from message to message, whose buttons then are one Tab away. */
  _onKey(event) {
    const step = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (!step || event.composedPath()[0].matches('input, textarea')) return;
    const all = [...this.renderRoot.querySelectorAll('serai-message')];
    const at = all.indexOf(this.renderRoot.activeElement);
    const next = at < 0 ? all.at(step < 0 ? -1 : 0) : all[at + step];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  _jump(id) {
    const message = this.$('[data-id="' + id + '"]');
    message?.scrollIntoView({block: 'center'});
    message?.flash();
  }

  _read() {
    if (!document.hidden && this.thread.state === 'ready') attempt(() => threads.read(this.conversation.id));
  }

  static styles = [shared, noteStyles, css`
    :host { position: relative; display: block; min-block-size: 0; }
    .scroller { block-size: 100%; overflow-y: auto; overflow-anchor: none; padding: 12px 20px 4px;
      scrollbar-width: thin; }
    .scroller:focus-visible { outline-offset: -2px; }
    .log { display: flex; flex-direction: column; align-items: start; gap: 8px; }
    serai-message { max-inline-size: 72%; outline: 0; }
    serai-message.outbound { align-self: end; }
    serai-message.follows { margin-block-start: -4px; }
    .line { align-self: center; padding-block: 4px; color: var(--text-3); font-size: 12px; line-height: 16px;
      text-align: center; max-inline-size: 90%; }
    .new { align-self: stretch; max-inline-size: none; display: flex; align-items: center; gap: 12px;
      color: var(--bad); font-weight: 650; }
    .new::before, .new::after { content: ''; flex: 1; block-size: 1px; background: var(--bad); }
    .note-entry { align-self: stretch; }
    .older { align-self: center; }
    .typing { min-block-size: 24px; padding-block-start: 8px; text-align: center; }
    .news { position: absolute; inset-block-end: 12px; inset-inline-start: 50%; translate: -50% 0; border-radius: 16px;
      color: var(--accent); box-shadow: var(--shadow); }
    .news:dir(rtl) { translate: 50% 0; }
    @media (max-width: 639px) { .scroller { padding-inline: 12px; } serai-message { max-inline-size: 86%; } }
  `];
}

customElements.define('serai-log', SeraiLog);

import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import './serai-message-tools.js';
import {richText, safeUrl, textStyles} from './text.js';
import {onlyEmoji} from '../logic/formatting.js';
import {t} from '../logic/i18n.js';
import {preview} from '../logic/preview.js';
import {tick} from '../logic/thread.js';
import {reading} from '../logic/translation.js';
import {clock, dateTime} from '../logic/time.js';
import {lens} from '../state/lens.js';
import {outbox} from '../state/outbox.js';
import {session} from '../state/session.js';
import {threads} from '../state/threads.js';

const ATTACHED = ['image', 'audio', 'video', 'file', 'sticker'];
const PATIENCE = 60_000;

/** One message: what it says, who said it and when, how far it came, and what can be done with it. */
class SeraiMessage extends SeraiElement {
  static properties = {
    message: {attribute: false},
    quoted: {attribute: false},
    contact: {attribute: false},
    abilities: {attribute: false},
    now: {type: Number},
    _flash: {state: true},
    _near: {state: true},
  };

  constructor() {
    super();
    this.watch(lens);
    const near = on => () => this._near = on || this.matches(':hover, :focus-within');
    for (const name of ['pointerenter', 'focusin', 'focus']) this.addEventListener(name, near(true));
    for (const name of ['pointerleave', 'focusout', 'blur']) this.addEventListener(name, near(false));
  }

  connectedCallback() {
    super.connectedCallback();
    this.tabIndex = -1;
  }

  willUpdate() {
    const {type} = this.message.content;
    if (ATTACHED.includes(type)) import('./serai-attachment.js');
    else if (type !== 'text' && !this.message.deletedAt) import('./serai-card.js');
  }

  render() {
    const {message} = this;
    const who = message.direction === 'inbound' ? 'in' : message.author.kind === 'bot' ? 'bot' : 'out';
    const bare = message.content.type === 'sticker' && !message.deletedAt;
    const read = reading(message, lens.own.language, lens.own.show);
    if (read.note) import('./serai-translated.js');
    return html`<article class="bubble ${who} ${bare ? 'bare' : ''} ${this._flash ? 'flash' : ''}"
        aria-label=${this._label()}>
      ${message.referral ? this._referral(message.referral) : nothing}
      ${message.forwarded && message.forwarded !== 'none' ? html`<p
          class="meta row">${icon('forward')}${t('message.forwarded.' + message.forwarded)}</p>` : nothing}
      ${message.replyTo ? this._quote(message.replyTo) : nothing}
      ${message.deletedAt ? html`<p class="gone">${icon('ban')}${t('message.deleted')}</p>`
          : this._content(read.content, read.language)}
      ${read.other ? html`<div class="other">${this._content(read.other, message.language)}</div>` : nothing}
      ${read.note ? html`<serai-translated .message=${message} .note=${read.note}></serai-translated>` : nothing}
      ${message.warnings?.map(warning => html`<p class="meta row warn">${icon('alert')}<span
          dir="auto">${warning}</span></p>`)}
      ${this._foot(message)}
    </article>
    ${message.reactions?.length ? this._reactions(message.reactions) : nothing}
    ${this._near && !message.local && !message.deletedAt ? html`<serai-message-tools .message=${message}
      .abilities=${this.abilities}></serai-message-tools>` : nothing}`;
  }

  _content(content, language = this.message.language) {
    if (content.type === 'text') {
      const large = onlyEmoji(content.text) ? 'large' : '';
      return html`<div class="text ${large}" dir="auto" lang=${language ?? nothing}>${richText(content.text, this.abilities?.formatting)}</div>`;
    }
    return ATTACHED.includes(content.type)
      ? html`<serai-attachment .content=${content} .marks=${this.abilities?.formatting}></serai-attachment>`
      : html`<serai-card .content=${content} .marks=${this.abilities?.formatting}></serai-card>`;
  }

  _label() {
    return [this._author() ?? this.contact?.name ?? t('contact.unknown'), clock(this.message.sentAt)].join(', ');
  }

  _author() {
    const {author, direction} = this.message;
    if (direction === 'inbound') return null;
    if (author.kind === 'bot') return author.name ?? t('author.bot');
    if (author.id === session.id) return null;
    return author.name ?? t('author.other-app');
  }

  _foot(message) {
    if (message.status === 'failed') return this._failed(message);
    if (message.status === 'unknown') return this._unknown(message);
    const author = this._author();
    return html`<p class="meta foot">
      ${message.author.kind === 'bot' ? html`<span>${icon('bot')}</span>` : nothing}
      ${author ? html`<span><bdi>${author}</bdi> · </span>` : nothing}
      <time datetime=${message.sentAt} title=${dateTime(message.sentAt)}>${clock(message.sentAt)}</time>
      ${message.editedAt && !message.deletedAt ? html`<span
          title=${dateTime(message.editedAt)}> · ${t('message.edited')}</span>` : nothing}
      ${this._tick(tick(message, this.abilities?.readReceipts))}</p>`;
  }

  _tick(name) {
    if (!name || name === 'received') return nothing;
    const sign = {waiting: 'clock', sent: 'tick', delivered: 'ticks', read: 'ticks', played: 'ticks'}[name];
    return html`<span class="tick ${name}" title=${t('tick.' + name)}>${icon(sign)}<span
        class="hidden">${t('tick.' + name)}</span></span>`;
  }

  _failed(message) {
    const {failure} = message;
    return html`<p class="foot failed" role="alert">${icon('alert')}
      <span class="grow">${t('message.not-sent')} <span dir="auto">${failure?.message ?? ''}</span></span></p>
      <p class="foot">
        <button class="link" @click=${this._onRetry}>${t('action.retry')}</button>
        <button class="link" @click=${this._onDelete}>${t('action.delete')}</button>
        <span class="grow"></span><span class="meta">${failure?.code ?? ''}${failure?.provider?.code
            ? ' ' + failure.provider.code : ''}</span></p>`;
  }

  /** Sending it again might say it twice, so that is not offered before there was time to find out. */
  _unknown(message) {
    const late = !message.local && this.now - Date.parse(message.sentAt) > PATIENCE;
    return html`<p class="meta foot"><span class="spin">${icon('retry')}</span>
      <span>${message.local ? t('message.checking.local') : t('message.checking')}</span>
      ${late ? html`<button class="link" title=${t('message.retry-unknown')}
          @click=${this._onRetry}>${t('action.retry')}</button>` : nothing}</p>`;
  }

  _quote({messageId, story}) {
    if (story) return html`<p class="quote">${safeUrl(story.url) ? html`<a href=${story.url} target="_blank"
        rel="noopener noreferrer">${t('message.story-reply')}</a>` : t('message.story-reply')}</p>`;
    if (!this.quoted) return html`<p class="quote">${t('message.quote-unknown')}</p>`;
    const {author, direction} = this.quoted;
    const name = direction === 'inbound' ? this.contact?.name : author.id === session.id ? t('author.you')
        : author.name;
    return html`<button class="quote" @click=${() => this.emit('jump', messageId)}>
      <b><bdi>${name ?? ''}</bdi></b><span dir="auto">${preview(this.quoted,
          this.abilities?.formatting)}</span></button>`;
  }

  _referral({source, url, headline, body}) {
    const text = [headline, body].filter(Boolean).join(' · ');
    return html`<p class="meta row referral">${icon('link')}<span>${t('message.referral', {source: source ?? ''})}
      ${safeUrl(url) ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
          dir="auto">${text || url}</a>` : html`<bdi dir="auto">${text}</bdi>`}</span></p>`;
  }

  _reactions(reactions) {
    const byEmoji = Map.groupBy(reactions, each => each.emoji);
    return html`<p class="reactions">${[...byEmoji].map(([emoji, all]) => {
      const mine = all.some(each => each.author.kind !== 'contact');
      const names = all.map(each => each.author.name ?? (each.author.kind === 'contact' ? this.contact?.name : null)
          ?? '').join(', ');
      return html`<button class="small ${mine ? 'mine' : ''}" title=${names}
          aria-label=${t('message.reacted', {emoji, names})}
        ?disabled=${!this.abilities?.reactions} @click=${() => this._react(mine ? '' : emoji)}>${emoji}${all.length > 1
            ? ' ' + all.length : ''}</button>`;
    })}</p>`;
  }

  /** Draws the eye to this message for a moment. */
  flash() {
    this._flash = true;
    setTimeout(() => this._flash = false, 1200);
  }

  _react(emoji) {
    attempt(() => threads.react(this.message, emoji));
  }

  _onRetry() {
    attempt(() => this.message.local ? outbox.retry(this.message.clientId) : outbox.retrySent(this.message));
  }

  _onDelete() {
    attempt(() => this.message.local ? outbox.remove(this.message.clientId) : outbox.removeSent(this.message));
  }

  static styles = [shared, textStyles, css`
    :host { position: relative; display: block; }
    .bubble { padding: 8px 12px 7px; border-radius: 12px; background: var(--bubble-in); border-end-start-radius: 4px; }
    .bubble.out { background: var(--bubble-out); border-end-start-radius: 12px; border-end-end-radius: 4px; }
    .other { margin-block-start: 4px; padding-block-start: 4px; border-block-start: 1px solid var(--border);
      color: var(--text-2); }
    .bubble.bot { background: var(--bubble-bot); border-end-start-radius: 12px; border-end-end-radius: 4px; }
    .bubble.bare { background: none; padding-inline: 0; }
    :host(:focus-visible) .bubble, .flash { outline: 2px solid var(--accent); outline-offset: 2px; }
    .foot { display: flex; align-items: center; flex-wrap: wrap; gap: 4px; margin-block-start: 3px;
      color: var(--text-3); font-variant-numeric: tabular-nums; }
    .out .foot:not(.failed), .bot .foot { justify-content: end; }
    .foot svg { inline-size: 14px; block-size: 14px; }
    .tick.read svg, .tick.played svg { color: var(--accent); inline-size: 16px; }
    .tick.delivered svg { inline-size: 16px; }
    .failed { color: var(--bad); flex-wrap: nowrap; align-items: start; font-size: 13px; line-height: 18px; }
    .failed svg { margin-block-start: 2px; }
    .gone { display: flex; align-items: center; gap: 6px; color: var(--text-3); font-style: italic; }
    .warn { color: var(--warn); gap: 4px; }
    .row svg { inline-size: 14px; block-size: 14px; }
    .referral { margin-block-end: 6px; padding-block-end: 6px; border-block-end: 1px solid var(--border);
      align-items: start; }
    .quote { display: grid; justify-items: start; justify-content: start; gap: 0; inline-size: 100%;
      margin-block-end: 6px; padding: 4px 8px; border: 0; border-inline-start: 3px solid var(--edge);
      border-radius: 4px; background: color-mix(in srgb, var(--text) 5%, transparent); color: var(--text-2);
      font-size: 13px; line-height: 18px; font-weight: 400; text-align: start; white-space: normal; }
    .quote span { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden;
      overflow-wrap: anywhere; }
    .reactions { display: flex; flex-wrap: wrap; gap: 4px; margin-block: -6px 0; padding-inline: 8px;
      position: relative; }
    :host(.outbound) .reactions { justify-content: end; }
    .reactions button { border-radius: 12px; border-color: var(--border); padding: 0 6px; opacity: 1; }
    .reactions .mine { border-color: var(--accent); background: var(--selected); }
    serai-message-tools { position: absolute; z-index: 1; inset-block-start: -14px; inset-inline-end: -8px; }
    :host(.outbound) serai-message-tools { inset-inline: -8px auto; }
    .spin { animation: spin 1.6s linear infinite; }
    @media (prefers-reduced-motion: reduce) { .spin { animation: none; } }
    @keyframes spin { to { rotate: 1turn; } }
  `];
}

customElements.define('serai-message', SeraiMessage);

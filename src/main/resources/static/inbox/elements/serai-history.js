import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {channelIcon} from './icons.js';
import {t} from '../logic/i18n.js';
import {preview} from '../logic/preview.js';
import * as routes from '../logic/routes.js';
import {isNotice} from '../logic/thread.js';
import {dateTime} from '../logic/time.js';
import * as http from '../state/http.js';
import {threads} from '../state/threads.js';

/** What else there was with this person, and how the last messages travelled. Asked for when it is opened. */
class SeraiHistory extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    _others: {state: true},
    _problem: {state: true},
    _trace: {state: true},
  };

  constructor() {
    super();
    this.watch(threads);
  }

  willUpdate(changed) {
    const before = changed.get('conversation');
    if (before?.id === this.conversation.id || !changed.has('conversation')) return;
    this._load();
  }

  render() {
    return html`<section><h3>${t('details.history')}</h3>${this._list()}</section>
      <details @toggle=${({target}) => this._trace = target.open}><summary>${t('details.trace')}</summary>${this._trace
          ? this._messages() : nothing}</details>`;
  }

  _list() {
    if (this._problem) return html`<p class="error">${this._problem.message}</p>`;
    if (!this._others) return html`<p class="meta">${t('state.loading')}</p>`;
    if (this._others.length === 0) return html`<p class="meta">${t('details.history.none')}</p>`;
    return html`<ul>${this._others.map(each => html`<li><a
        href=${routes.conversation(each.id)}>${channelIcon(each.channel)}
      <span class="lines"><span class="cut" dir="auto">${each.subject ?? (preview(each.lastMessage)
          || t('channel.' + each.channel))}</span>
      <span class="meta">${t('status.' + each.status)} · ${dateTime(each.updatedAt)}</span></span></a></li>`)}</ul>`;
  }

  _messages() {
    const sent = threads.get(this.conversation.id)?.messages.filter(each => !isNotice(each)).slice(-20).reverse() ?? [];
    return html`<ol>${sent.map(({direction, status, externalId, sentAt, receivedAt, failure}) => html`<li class="trace">
      <b>${t('trace.' + direction)} · ${t('tick.' + status)}</b>
      <span class="meta">${t('trace.times', {sent: dateTime(sentAt), received: receivedAt ? dateTime(receivedAt)
          : '–'})}</span>
      ${failure ? html`<span class="meta error">${failure.code} ${failure.provider?.code
          ?? ''} ${failure.message}</span>` : nothing}
      ${externalId ? html`<code dir="ltr">${externalId}</code>` : nothing}</li>`)}</ol>`;
  }

  async _load() {
    const {id, contact} = this.conversation;
    Object.assign(this, {_others: null, _problem: null});
    try {
      const {items} = await http.get('contacts/' + contact.id + '/conversations');
      if (this.conversation.id === id) this._others = items.filter(each => each.id !== id);
    } catch (problem) {
      this._problem = problem;
    }
  }

  static styles = [shared, css`
    section, details { margin-block-start: 20px; }
    h3, summary { margin-block-end: 8px; font-size: 12px; line-height: 16px; font-weight: 650; color: var(--text-2); }
    summary { min-block-size: 24px; line-height: 24px; cursor: pointer; }
    ul, ol { display: grid; gap: 4px; }
    li a { display: flex; gap: 8px; padding: 4px 8px; margin-inline: -8px; border-radius: 8px; color: var(--text);
      text-decoration: none; }
    li a:hover { background: var(--raised); }
    .lines, .trace { display: grid; min-inline-size: 0; }
    .trace { padding-block: 4px; font-size: 13px; }
    .trace b { font-weight: 500; }
    code { font: 12px/16px var(--mono); overflow-wrap: anywhere; color: var(--text-3); }
  `];
}

customElements.define('serai-history', SeraiHistory);

import {css, html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';

const SHOWN = 7_000;

/** What just happened, at the edge of the screen. Errors stay until they are taken away. */
class SeraiToasts extends SeraiElement {
  static properties = {_toasts: {state: true}};

  constructor() {
    super();
    this._toasts = [];
    addEventListener('serai-toast', ({detail}) => this._add(detail));
  }

  render() {
    return html`<div class="toasts" role="status">${repeat(this._toasts, each => each.id, each => html`
      <div class="toast ${each.kind ?? ''}">
        <p class="grow" dir="auto">${each.text}${each.code ? html` <span
            class="meta">${each.code}</span>` : nothing}</p>
        ${each.action ? html`<button class="link" @click=${() => this._act(each)}>${each.label}</button>` : nothing}
        <button class="icon small" aria-label=${t('action.dismiss')}
            @click=${() => this._remove(each)}>${icon('x')}</button>
      </div>`)}</div>`;
  }

  _add(detail) {
    if (this._toasts.some(each => each.text === detail.text)) return;
    const one = {...detail, id: Symbol(detail.text)};
    this._toasts = [...this._toasts, one].slice(-4);
    if (one.kind !== 'bad') setTimeout(() => this._remove(one), SHOWN);
  }

  _remove(one) {
    this._toasts = this._toasts.filter(each => each.id !== one.id);
  }

  _act(one) {
    one.action();
    this._remove(one);
  }

  static styles = [shared, css`
    .toasts { position: fixed; inset-block-end: 16px; inset-inline-start: 72px; z-index: 8; display: grid; gap: 8px;
      inline-size: min(400px, calc(100vw - 32px)); }
    .toast { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 12px; border: 1px solid var(--border);
      border-radius: 12px;
      background: var(--surface); box-shadow: var(--shadow); }
    .toast.bad { border-color: var(--bad); }
    @media (max-width: 639px) { .toasts { inset-inline: 16px; inset-block-end: 72px; } }
  `];
}

customElements.define('serai-toasts', SeraiToasts);

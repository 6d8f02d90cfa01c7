import {css, html} from 'lit';
import {SeraiElement, shared} from './base.js';
import {EMOJI} from '../logic/emoji.js';
import {t} from '../logic/i18n.js';
import {rank} from '../logic/search.js';

/** A small grid of emoji, with a search. Arrows move in it, Enter chooses, Escape closes. */
class SeraiEmoji extends SeraiElement {
  static properties = {_query: {state: true}};

  constructor() {
    super();
    this._query = '';
    this._onOutside = event => event.composedPath().includes(this) || this.emit('close');
  }

  connectedCallback() {
    super.connectedCallback();
    setTimeout(() => this.isConnected && document.addEventListener('pointerdown', this._onOutside));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this._onOutside);
  }

  firstUpdated() {
    this.$('input').focus();
  }

  render() {
    const found = this._query ? rank(this._query, EMOJI, ({words}) => words.split(' ')) : EMOJI;
    return html`<div class="panel" role="dialog" aria-label=${t('composer.emoji')} @keydown=${this._onKey}>
      <input type="search" placeholder=${t('emoji.search')} aria-label=${t('emoji.search')}
          @input=${({target}) => this._query = target.value}>
      <div class="grid">${found.map(({emoji, words}) => html`<button class="icon" title=${words} aria-label=${words}
          @click=${() => this._choose(emoji)}>${emoji}</button>`)}</div>
    </div>`;
  }

  _choose(emoji) {
    this.emit('choose', emoji);
    this.emit('close');
  }

  _onKey(event) {
    const buttons = [...this.renderRoot.querySelectorAll('.grid button')];
    const at = buttons.indexOf(this.renderRoot.activeElement);
    const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8}[event.key];
    if (event.key === 'Escape') this.emit('close');
    else if (event.key === 'Enter' && at < 0) buttons[0]?.click();
    else if (step && (at >= 0 || event.key === 'ArrowDown')) (buttons[at < 0 ? 0 : at + step]
        ?? this.$('input')).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  static styles = [shared, css`
    .panel { position: absolute; z-index: 3; inset-block-end: calc(100% + 6px); inset-inline-start: -40px;
      inline-size: 296px; padding: 8px; border: 1px solid var(--border); border-radius: 12px;
      background: var(--surface); box-shadow: var(--shadow); }
    input { inline-size: 100%; }
    .grid { display: grid; grid-template-columns: repeat(8, 1fr); gap: 2px; max-block-size: 220px;
      margin-block-start: 8px; overflow: auto; }
    .grid button { inline-size: 100%; font-size: 18px; }
  `];
}

customElements.define('serai-emoji', SeraiEmoji);

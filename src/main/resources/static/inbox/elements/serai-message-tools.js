import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {copy} from './clipboard.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {preview} from '../logic/preview.js';
import {threads} from '../state/threads.js';

const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** What can be done with a message, shown beside it while it is pointed at or focused; never read out by itself. */
class SeraiMessageTools extends SeraiElement {
  static properties = {
    message: {attribute: false},
    abilities: {attribute: false},
  };

  render() {
    const {replies, reactions} = this.abilities ?? {};
    return html`<div class="tools" role="group" aria-live="off" aria-label=${t('message.tools')}>
      ${reactions ? html`<button class="icon small" popovertarget="react" title=${t('message.react')}
        aria-label=${t('message.react')}>${icon('react')}</button>` : nothing}
      ${replies ? html`<button class="icon small" title=${t('message.reply')} aria-label=${t('message.reply')}
        @click=${() => this.emit('quote', this.message)}>${icon('reply')}</button>` : nothing}
      <button class="icon small" title=${t('action.copy')} aria-label=${t('action.copy')}
        @click=${this._onCopy}>${icon('copy')}</button>
    </div>
    ${reactions ? html`<div id="react" popover>${REACTIONS.map(emoji => html`<button class="icon" aria-label=${emoji}
      @click=${() => this._react(emoji)}>${emoji}</button>`)}</div>` : nothing}`;
  }

  _onCopy() {
    copy(preview(this.message, this.abilities?.formatting));
  }

  _react(emoji) {
    this.$('#react').hidePopover();
    attempt(() => threads.react(this.message, emoji));
  }

  static styles = [shared, css`
    .tools { display: flex; gap: 2px; padding: 2px; border: 1px solid var(--border); border-radius: 8px;
      background: var(--surface); }
    #react { padding: 4px; border: 1px solid var(--border); border-radius: 12px; background: var(--surface);
      box-shadow: var(--shadow); position-area: block-start; }
    #react button { font-size: 18px; }
  `];
}

customElements.define('serai-message-tools', SeraiMessageTools);

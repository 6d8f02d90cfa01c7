import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';

/** A dialog: title, content, and buttons in the slot `actions`. Says `close` when it is gone, however that came. */
class SeraiDialog extends SeraiElement {
  static properties = {
    heading: {},
    wide: {type: Boolean},
    _acts: {state: true},
  };

  firstUpdated() {
    this.$('dialog').showModal();
    const first = [...this.querySelectorAll('[autofocus]')][0];
    first?.focus();
  }

  render() {
    return html`<dialog class=${this.wide ? 'wide' : nothing} aria-labelledby="heading" @close=${this._onClose}
        @click=${this._onOutside}>
      <header><h2 id="heading">${this.heading}</h2>
        <button class="icon" aria-label=${t('action.close')} @click=${() => this.close()}>${icon('x')}</button></header>
      <div class="content"><slot></slot></div>
      <footer ?hidden=${!this._acts}><slot name="actions" @slotchange=${this._onActs}></slot></footer>
    </dialog>`;
  }

  close() {
    this.$('dialog').close();
  }

  _onActs({target}) {
    this._acts = target.assignedElements().length > 0;
  }

  _onClose() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  _onOutside(event) {
    const {left, right, top, bottom} = this.$('dialog').getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (event.target.localName === 'dialog' && !inside) this.close();
  }

  static styles = [shared, css`
    dialog { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; inline-size: min(480px, 96vw);
      max-block-size: min(720px, 92dvh); padding: 0; overflow: hidden;
      border: 1px solid var(--border); border-radius: 12px; background: var(--surface); color: var(--text);
      box-shadow: var(--shadow); }
    dialog:not([open]) { display: none; }
    dialog.wide { inline-size: min(820px, 96vw); }
    dialog::backdrop { background: rgb(10 15 20 / .45); }
    header { display: flex; align-items: center; padding: 8px 8px 4px 16px; }
    h2 { flex: 1; font-size: 16px; line-height: 24px; font-weight: 650; }
    .content { overflow: auto; padding: 8px 16px 16px; }
    footer { display: flex; justify-content: end; gap: 8px; padding: 12px 16px;
      border-block-start: 1px solid var(--border); }
  `];
}

customElements.define('serai-dialog', SeraiDialog);

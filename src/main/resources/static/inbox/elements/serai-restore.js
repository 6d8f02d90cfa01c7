import {html} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import './serai-dialog.js';
import {t} from '../logic/i18n.js';
import {conversations} from '../state/conversations.js';

/** Gives a conversation back to its bot, with a line that tells the bot what it should know. */
class SeraiRestore extends SeraiElement {
  static properties = {conversation: {attribute: false}, _busy: {state: true}};

  render() {
    return html`<serai-dialog heading=${t('restore.title')} @close=${event => this.emit('close', event)}>
      <p>${t('restore.why')}</p>
      <label class="field">${t('restore.context')}<textarea autofocus rows="3" dir="auto" maxlength="1000"></textarea></label>
      <button slot="actions" @click=${() => this.$('serai-dialog').close()}>${t('action.cancel')}</button>
      <button slot="actions" class="primary" ?disabled=${this._busy} @click=${this._go}>${t('thread.restore')}</button>
    </serai-dialog>`;
  }

  async _go() {
    const context = this.$('textarea').value.trim() || undefined;
    this._busy = true;
    await attempt(async () => {
      await conversations.command(this.conversation.id, 'restore', {context});
      this.$('serai-dialog').close();
    });
    this._busy = false;
  }

  static styles = [shared];
}

customElements.define('serai-restore', SeraiRestore);

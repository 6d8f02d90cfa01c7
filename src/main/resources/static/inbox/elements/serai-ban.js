import {html} from 'lit';
import {SeraiElement, attempt, shared, toast} from './base.js';
import './serai-dialog.js';
import {t} from '../logic/i18n.js';
import * as http from '../state/http.js';

const LENGTHS = ['PT1H', 'P1D', 'P7D', 'P30D', ''];

/** Stops hearing a person, for a time and with a reason that colleagues can read. */
class SeraiBan extends SeraiElement {
  static properties = {contact: {attribute: false}, _busy: {state: true}};

  render() {
    return html`<serai-dialog heading=${t('bans.title', {name: this.contact.name ?? t('contact.unknown')})}
        @close=${event => this.emit('close', event)}>
      <p>${t('settings.bans.why')}</p>
      <label class="field">${t('bans.reason')}<input autofocus name="reason" dir="auto" maxlength="500"></label>
      <label class="field">${t('bans.until')}<select name="duration">${LENGTHS.map(each => html`<option value=${each}
          ?selected=${each === 'P1D'}>${t('bans.length.' + (each || 'good'))}</option>`)}</select></label>
      <button slot="actions" @click=${() => this.$('serai-dialog').close()}>${t('action.cancel')}</button>
      <button slot="actions" class="danger" ?disabled=${this._busy} @click=${this._go}>${t('bans.go')}</button>
    </serai-dialog>`;
  }

  async _go() {
    this._busy = true;
    await attempt(async () => {
      await http.command('POST', 'bans', {contactId: this.contact.id, reason: this.$('[name=reason]').value.trim(),
        duration: this.$('[name=duration]').value || undefined});
      toast(t('bans.done'));
      this.$('serai-dialog').close();
    });
    this._busy = false;
  }

  static styles = [shared];
}

customElements.define('serai-ban', SeraiBan);

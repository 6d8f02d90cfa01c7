import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';
import {dateTime} from '../../logic/time.js';

const LENGTHS = ['PT1H', 'P1D', 'P7D', 'P30D', ''];

/** Who is not heard, why and until when. A person is banned from their conversation, or here by what they are called. */
class SeraiBans extends SettingsList {
  name = 'bans';
  path = 'bans';

  columns() {
    return [t('bans.who'), t('bans.reason'), t('bans.until')];
  }

  cells({contactName, contactId, identity, reason, until}) {
    return [html`<bdi>${contactName ?? identity?.value ?? contactId}</bdi>`, html`<span dir="auto">${reason}</span>`,
      until ? dateTime(until) : t('bans.for-good')];
  }

  called({contactName, identity, contactId}) {
    return contactName ?? identity?.value ?? contactId;
  }

  actions(item) {
    return html`<button class="small" @click=${() => this._removing = item}>${t('bans.lift')}</button>`;
  }

  form() {
    return html`
      ${this.text('connectionId', t('details.connection'), '', {required: true, hint: 'shop-whatsapp'})}
      ${this.select('kind', t('bans.kind'), ['phone', 'user-id', 'username', 'visitor'].map(each => [each,
          t('identity.' + each)]), 'phone')}
      ${this.text('value', t('bans.who'), '', {required: true, hint: '+221770000000'})}
      ${this.text('reason', t('bans.reason'), '', {required: true})}
      ${this.select('duration', t('bans.until'), LENGTHS.map(each => [each, t('bans.length.' + (each || 'good'))]), 'P1D')}`;
  }

  values(data) {
    return {identity: {connectionId: data.get('connectionId').trim(), kind: data.get('kind'),
      value: data.get('value').trim()}, reason: data.get('reason').trim(), duration: data.get('duration') || undefined};
  }
}

customElements.define('serai-bans', SeraiBans);

import {css, html, nothing} from 'lit';
import {copy} from '../clipboard.js';
import {SettingsList} from './settings-list.js';
import {icon} from '../icons.js';
import {t} from '../../logic/i18n.js';
import {dateTime} from '../../logic/time.js';

/** What programs sign in with. A token is in the one answer that made it, and nowhere after. */
class SeraiTokens extends SettingsList {
  static properties = {...SettingsList.properties, _made: {state: true}};

  name = 'tokens';
  path = 'tokens';

  columns() {
    return [t('settings.name'), t('agents.role'), t('tokens.created'), t('tokens.used')];
  }

  cells({name, role, createdAt, lastUsedAt, revokedAt}) {
    return [html`<bdi>${name}</bdi>${revokedAt ? html` <span
        class="chip bad">${t('tokens.revoked')}</span>` : nothing}`, t('role.' + role),
      createdAt ? dateTime(createdAt) : '–', lastUsedAt ? dateTime(lastUsedAt) : t('tokens.never')];
  }

  actions(item) {
    return html`<button class="small danger" ?disabled=${Boolean(item.revokedAt)}
        @click=${() => this._removing = item}>${t('tokens.revoke')}</button>`;
  }

  form({name, role = 'agent'}) {
    return html`${this.text('name', t('settings.name'), name, {required: true, hint: t('tokens.hint')})}
      ${this.select('role', t('agents.role'), ['agent', 'supervisor', 'administrator'].map(each => [each,
          t('role.' + each)]), role)}`;
  }

  values(data) {
    return {name: data.get('name').trim(), role: data.get('role')};
  }

  saved({token}) {
    this._made = token;
  }

  render() {
    return html`${super.render()}${this._made ? html`<serai-dialog heading=${t('tokens.made')}
        @close=${() => this._made = null}>
      <p>${t('tokens.once')}</p><p class="row made"><code class="grow">${this._made}</code><button
          @click=${() => copy(this._made)}>${icon('copy')}${t('action.copy')}</button></p>
    </serai-dialog>` : nothing}`;
  }

  static styles = [...SettingsList.styles, css`.made { margin-block-start: 12px; padding: 8px; border-radius: 8px;
    background: var(--raised); }`];
}

customElements.define('serai-tokens', SeraiTokens);

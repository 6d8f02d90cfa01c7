import {css, html} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import './serai-dialog.js';
import {LANGUAGES, language, t} from '../logic/i18n.js';
import {alerts} from '../state/alerts.js';
import {session} from '../state/session.js';

/** How the agent likes it: language, looks, keys, sounds. */
class SeraiPreferences extends SeraiElement {
  constructor() {
    super();
    this.watch(session, alerts);
  }

  render() {
    const {theme = 'system', density = 'comfortable', enter = 'send', volume = 0.5} = session.preferences;
    return html`<serai-dialog heading=${t('preferences.title')} @close=${event => this.emit('close', event)}><div
        class="form">
      <label class="field">${t('preferences.language')}<select @change=${this._onLanguage}>
        ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code}
            ?selected=${code === language()}>${name}</option>`)}</select></label>
      ${this._choice('theme', ['system', 'light', 'dark'], theme)}
      ${this._choice('density', ['comfortable', 'compact'], density)}
      ${this._choice('enter', ['send', 'break'], enter)}
      <fieldset><legend>${t('preferences.alerts')}</legend>
        ${['offers', 'messages', 'assignments', 'unassigned'].map(name => this._alert(name))}
        <label class="check"><input type="checkbox" .checked=${alerts.sounding}
            @change=${({target}) => alerts.sound(target.checked)}>${t('preferences.sound')}</label>
        <label class="field">${t('preferences.volume')}<input type="range" min="0" max="1" step="0.05"
            .value=${String(volume)} @change=${this._onVolume}></label>
        <label class="check"><input type="checkbox" .checked=${alerts.notifying}
            @change=${({target}) => attempt(() => alerts.notify(target.checked))}>${t('preferences.notify')}</label>
      </fieldset></div>
    </serai-dialog>`;
  }

  _choice(name, values, current) {
    return html`<label class="field">${t('preferences.' + name)}<select
        @change=${({target}) => this._prefer({[name]: target.value})}>
      ${values.map(each => html`<option value=${each}
          ?selected=${each === current}>${t('preferences.' + name + '.' + each)}</option>`)}</select></label>`;
  }

  _alert(name) {
    const wanted = session.preferences.alerts?.[name] ?? true;
    return html`<label class="check"><input type="checkbox" .checked=${wanted} @change=${({target}) =>
      this._prefer({alerts: {...session.preferences.alerts,
          [name]: target.checked}})}>${t('preferences.alerts.' + name)}</label>`;
  }

  _prefer(change) {
    attempt(() => session.prefer(change));
  }

  /** Every string on the page is in the old language; what was typed is in the drafts. */
  async _onLanguage({target}) {
    await attempt(() => session.prefer({language: target.value}));
    location.reload();
  }

  _onVolume({target}) {
    this._prefer({volume: Number(target.value)});
    alerts.play();
  }

  static styles = [shared, css`
    .form { display: grid; gap: 12px; }
    fieldset { display: grid; gap: 4px; margin: 0; padding: 0; border: 0; }
    legend { padding: 0; font-size: 13px; color: var(--text-2); }
    input[type=range] { accent-color: var(--accent); }
  `];
}

customElements.define('serai-preferences', SeraiPreferences);

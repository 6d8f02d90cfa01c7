import {html, nothing} from 'lit';
import {attempt} from '../base.js';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';
import {dateTime} from '../../logic/time.js';
import * as http from '../../state/http.js';

/** Who changed what, newest first. */
class SeraiAudit extends SettingsList {
  static properties = {...SettingsList.properties, _next: {state: true}};

  name = 'audit';
  path = 'audit';
  form = null;

  get may() {
    return false;
  }

  columns() {
    return [t('audit.at'), t('audit.actor'), t('audit.action'), t('audit.target')];
  }

  cells({at, actor, actorName, action, target, detail}) {
    return [dateTime(at), html`<bdi>${actorName ?? actor}</bdi>`, action, html`<bdi>${target}</bdi>${detail
        && Object.keys(detail).length ? html`<br><code>${JSON.stringify(detail)}</code>` : nothing}`];
  }

  async load() {
    this._problem = null;
    try {
      const {items, next} = await http.get(this.path);
      this._items = items;
      this._next = next;
    } catch (problem) {
      this._problem = problem;
    }
  }

  render() {
    return html`${super.render()}${this._next ? html`<p><button
        @click=${this._more}>${t('action.more')}</button></p>` : nothing}`;
  }

  _more() {
    attempt(async () => {
      const {items, next} = await http.get(this.path, {cursor: this._next});
      this._items = [...this._items, ...items];
      this._next = next;
    });
  }
}

customElements.define('serai-audit', SeraiAudit);

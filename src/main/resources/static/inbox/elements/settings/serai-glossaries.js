import {html} from 'lit';
import {attempt, toast} from '../base.js';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';
import {directory} from '../../state/directory.js';
import * as http from '../../state/http.js';
import {session} from '../../state/session.js';

/** Words that are always translated in one way, or never. A glossary's terms are opened from its row. */
class SeraiGlossaries extends SettingsList {
  static properties = {...SettingsList.properties, _open: {state: true}};

  name = 'glossaries';
  path = 'translation/glossaries';

  get may() {
    return session.can('glossaries.manage');
  }

  columns() {
    return [t('settings.name'), t('glossaries.terms'), t('glossaries.version'), t('bots.connections')];
  }

  cells({id, title, terms, version, connections = [], origin}) {
    return [html`<button class="link" @click=${() => this._open = this._open === id ? null : id}><bdi>${title ?? id}</bdi>
      </button>${origin === 'file' ? html` <span class="chip">${t('glossaries.file')}</span>` : ''}
      ${this._open === id ? html`<serai-terms .glossary=${id} .fixed=${origin === 'file'}></serai-terms>` : ''}`,
      terms, version, connections.map(each => directory.connection(each)?.title ?? each).join(', ')];
  }

  updated() {
    if (this._open) import('./serai-terms.js');
  }

  actions(item) {
    return html`<a class="chip" href="/api/v1/translation/glossaries/${encodeURIComponent(item.id)}/export"
        download="${item.id}.csv">${t('glossaries.export')}</a>
      ${item.origin === 'file' ? '' : html`<label class="chip">${t('glossaries.import')}<input type="file" accept=".csv"
          class="hidden" @change=${event => this._import(item, event)}></label>${super.actions(item)}`}`;
  }

  _import({id}, {target}) {
    const [file] = target.files;
    target.value = '';
    return file && attempt(async () => {
      const {added, changed, removed} = await http.uploadTo('translation/glossaries/' + encodeURIComponent(id)
          + '/import?mode=merge', file);
      toast(t('glossaries.imported', {added, changed, removed}));
      await this.load();
    });
  }

  form({id, title, connections = []}) {
    return html`
      ${id ? '' : this.text('id', t('settings.id'), '', {required: true, hint: 'shop', pattern: '[a-z0-9][a-z0-9\\-]*'})}
      ${this.text('title', t('settings.name'), title, {required: true})}
      ${this.checks('connections', t('bots.connections'), directory.connections.map(each => [each.id, each.title
          ?? each.id]), connections)}`;
  }

  values(data, {id}) {
    return {...(!id && {id: data.get('id').trim()}), title: data.get('title').trim(),
      connections: data.getAll('connections')};
  }
}

customElements.define('serai-glossaries', SeraiGlossaries);

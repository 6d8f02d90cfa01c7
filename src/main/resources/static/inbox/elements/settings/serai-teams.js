import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';
import {directory} from '../../state/directory.js';

/** Agents who belong together. */
class SeraiTeams extends SettingsList {
  name = 'teams';
  path = 'teams';

  columns() {
    return [t('settings.name'), t('settings.id'), t('settings.agents')];
  }

  cells({id, name, agents = []}) {
    return [html`<bdi>${name}</bdi>`, html`<code>${id}</code>`, agents.map(each => directory.agentName(each.id ?? each)
        ?? each).join(', ')];
  }

  form({id, name, agents = []}) {
    return html`
      ${id ? '' : this.text('id', t('settings.id'), '', {required: true, hint: 'support',
          pattern: '[a-z0-9][a-z0-9\\-]*'})}
      ${this.text('name', t('settings.name'), name, {required: true})}
      ${this.checks('agents', t('settings.agents'), directory.agents.map(each => [each.id, each.name]),
          agents.map(each => each.id ?? each))}`;
  }

  values(data, {id}) {
    return {...(!id && {id: data.get('id').trim()}), name: data.get('name').trim(), agents: data.getAll('agents')};
  }
}

customElements.define('serai-teams', SeraiTeams);

import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {LANGUAGES, t} from '../../logic/i18n.js';
import {directory} from '../../state/directory.js';

const ROLES = ['agent', 'supervisor', 'administrator'];

/** Who works here. An agent is never deleted, for their name stands under messages: they are made inactive. */
class SeraiAgents extends SettingsList {
  name = 'agents';
  path = 'agents';
  removable = false;

  columns() {
    return ['name', 'email', 'role', 'presence', 'load', 'queues'].map(each => t('agents.' + each));
  }

  cells({name, email, role, presence, load = 0, chatLimit, queues = [], active}) {
    return [html`<bdi>${name}</bdi>${active === false ? html` <span
        class="chip">${t('agents.inactive')}</span>` : ''}`, html`<bdi>${email}</bdi>`, t('role.' + role),
      html`<span class="chip ${presence === 'available' ? 'ok'
          : ''}">${t('presence.' + presence)}</span>`, load + ' / ' + (chatLimit ?? '–'),
      queues.map(each => directory.queue(each.id ?? each)?.name ?? each.name ?? each).join(', ')];
  }

  form({id, name, email, role = 'agent', language = 'en', languages = [], skills = {}, chatLimit = 5, active = true, queues = [], teams = []}) {
    return html`
      ${this.text('name', t('agents.name'), name, {required: true})}
      ${this.text('email', t('agents.email'), email, {type: 'email', required: true})}
      ${this.text('password', t(id ? 'agents.new-password' : 'agents.password'), '', {type: 'password', required: !id})}
      ${this.select('role', t('agents.role'), ROLES.map(each => [each, t('role.' + each)]), role)}
      ${this.select('language', t('agents.language'), Object.entries(LANGUAGES), language)}
      ${this.text('languages', t('agents.languages'), languages.join(', '), {hint: 'en, fr, zu'})}
      ${this.text('skills', t('agents.skills'), written(skills), {hint: 'billing: 3, returns: 5'})}
      ${this.text('chatLimit', t('agents.limit'), chatLimit, {type: 'number'})}
      ${this.checks('queues', t('settings.queues'), directory.queues.map(each => [each.id, each.name]),
          queues.map(each => each.id ?? each))}
      ${this.checks('teams', t('settings.teams'), directory.teams.map(each => [each.id, each.name]),
          teams.map(each => each.id ?? each))}
      ${id ? html`<label class="check"><input type="checkbox" name="active"
          ?checked=${active !== false}>${t('agents.active')}</label>` : ''}`;
  }

  values(data, {id}) {
    const password = data.get('password');
    return {
      name: data.get('name').trim(), email: data.get('email').trim(), role: data.get('role'),
          language: data.get('language'), languages: list(data.get('languages')), skills: read(data.get('skills')), chatLimit: Number(data.get('chatLimit')),
      queues: data.getAll('queues'), teams: data.getAll('teams'), ...(password && {password}), ...(id
          && {active: data.has('active')}),
    };
  }
}

function list(text) {
  return text.split(',').map(each => each.trim()).filter(Boolean);
}

/** Skills as people write them: a name and how well, from 1 to 5. */
function written(skills) {
  return Object.entries(skills).map(([name, level]) => name + ': ' + level).join(', ');
}

function read(text) {
  return Object.fromEntries(list(text).map(each => each.split(':')).map(([name, level]) => [name.trim(),
    Number(level) || 1]));
}

customElements.define('serai-agents', SeraiAgents);

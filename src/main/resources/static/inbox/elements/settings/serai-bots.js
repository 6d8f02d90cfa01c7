import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';
import {directory} from '../../state/directory.js';

const KINDS = ['greeter', 'http', 'socketio', 'route'];

/** Who answers first, and to whom they hand over. What configuration declares is changed there. */
class SeraiBots extends SettingsList {
  name = 'bots';
  path = 'bots';

  columns() {
    return [t('settings.name'), t('bots.kind'), t('bots.queue'), t('bots.human'), t('bots.connections')];
  }

  cells({id, name, kind, queue, humanSupport, connections = [], problem}) {
    return [html`<bdi>${name ?? id}</bdi>${problem ? html` <p class="error">${problem}</p>` : ''}`,
      t('bots.kind.' + kind), directory.queue(queue)?.name ?? queue ?? '–',
      html`<span class="chip ${humanSupport ? 'ok' : ''}">${t(humanSupport ? 'bots.on' : 'bots.off')}</span>`,
      connections.map(each => directory.connection(each)?.title ?? each).join(', ')];
  }

  form({id, name, kind = 'http', queue, humanSupport = true, fallback, connections = [], agents = [], teams = [],
      settings = {}, descriptor, origin}) {
    if (origin === 'configuration') {
      return html`<p class="meta">${t('bots.configured')}</p>
        ${this.checks('agents', t('settings.agents'), directory.agents.map(each => [each.id, each.name]), agents)}
        ${this.checks('teams', t('settings.teams'), directory.teams.map(each => [each.id, each.name]), teams)}`;
    }
    const asked = descriptor ?? ASKED[kind] ?? [];
    return html`
      ${id ? '' : html`${this.text('id', t('settings.id'), '', {required: true, hint: 'shop-bot',
          pattern: '[a-z0-9][a-z0-9\\-]*'})}
        ${this.field('kind', t('bots.kind'), html`<select name="kind" @change=${({target}) => this._editing
            = {...this._editing, kind: target.value}}>${KINDS.map(each => html`<option value=${each}
            ?selected=${each === kind}>${t('bots.kind.' + each)}</option>`)}</select>`)}`}
      ${this.text('name', t('settings.name'), name)}
      ${asked.map(each => this.text('setting.' + each.name, each.title, settings[each.name] ?? '',
          {required: each.required && !each.secret, hint: each.description}))}
      ${this.select('queue', t('bots.queue'), [['', '–'], ...directory.queues.map(each => [each.id, each.name])],
          queue ?? '')}
      <label class="check"><input type="checkbox" name="humanSupport" ?checked=${humanSupport}>${t('bots.human')}</label>
      ${this.text('fallback', t('bots.fallback'), fallback)}
      ${this.checks('connections', t('bots.connections'), directory.connections.map(each => [each.id, each.title
          ?? each.id]), connections)}
      ${this.checks('agents', t('settings.agents'), directory.agents.map(each => [each.id, each.name]), agents)}
      ${this.checks('teams', t('settings.teams'), directory.teams.map(each => [each.id, each.name]), teams)}`;
  }

  values(data, {id, kind = 'http', origin}) {
    const seen = {agents: data.getAll('agents'), teams: data.getAll('teams')};
    if (origin === 'configuration') return seen;
    const settings = Object.fromEntries([...data].filter(([name]) => name.startsWith('setting.'))
        .map(([name, value]) => [name.slice('setting.'.length), value.trim()]).filter(([, value]) => value || id));
    return {...(!id && {id: data.get('id').trim(), kind}), name: data.get('name').trim(), queue: data.get('queue'),
      humanSupport: data.has('humanSupport'), fallback: data.get('fallback').trim(),
      connections: data.getAll('connections'), ...seen, settings};
  }
}

/** What a kind asks before there is one whose descriptor could say it. */
const ASKED = {
  http: [{name: 'url', title: 'URL', required: true, description: 'https://bot.example.com/serai'},
    {name: 'secret', title: 'Secret', secret: true}],
  socketio: [{name: 'bot-id', title: 'BotID', required: true}, {name: 'secret', title: 'Secret', secret: true},
    {name: 'allowed-origins', title: 'Allowed origins', description: 'https://shop.example.com'}],
  route: [{name: 'uri', title: 'URI', required: true, description: 'direct:my-bot'}],
};

customElements.define('serai-bots', SeraiBots);

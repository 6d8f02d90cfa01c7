import {css, html, nothing} from 'lit';
import {copy} from '../clipboard.js';
import {channelIcon, icon} from '../icons.js';
import {SettingsList} from './settings-list.js';
import {empty, failed, skeleton} from '../states.js';
import {knows, t} from '../../logic/i18n.js';
import {age} from '../../logic/time.js';
import {clock} from '../../state/observable.js';
import {directory} from '../../state/directory.js';
import * as http from '../../state/http.js';

const LOOK = {connected: 'ok', degraded: 'warn', 'needs-authorisation': 'bad', disabled: ''};

/** The accounts of the business on the channels: whether they work, what they need, and the address providers call. */
class SeraiConnections extends SettingsList {
  static properties = {...SettingsList.properties, _tests: {state: true}, _channel: {state: true}};

  name = 'connections';
  path = 'connections';

  constructor() {
    super();
    this._tests = {};
    this.watch(clock);
  }

  /** They are everybody's: asked for anew here, and kept up by events. */
  load() {
    return directory.reload(this.path);
  }

  _body() {
    const items = directory.connections;
    const state = directory.state(this.path);
    if (state === 'error') return failed(directory.problem(this.path), () => this.load());
    if (state === 'loading') return skeleton(4);
    if (items.length === 0) return html`<div class="card">${empty(t('settings.empty'),
        t('settings.connections.empty'))}</div>`;
    return html`<ul>${items.map(each => this._connection(each))}</ul>`;
  }

  _connection(connection) {
    const {id, channel, title, state, queue, origin, webhookUrl, lastError, rejected, outboxWaiting} = connection;
    const test = this._tests[id];
    return html`<li class="card">
      <p class="row top">${channelIcon(channel)}<b class="cut"><bdi>${title ?? id}</bdi></b><span
          class="chip ${LOOK[state]}">${t('connection.' + state)}</span>
        <span class="meta grow cut">${t('channel.' + channel)} · <code>${id}</code>${queue
            ? html` · ${directory.queue(queue)?.name ?? queue}` : nothing}${origin === 'configuration'
                ? ' · ' + t('connection.configured') : nothing}</span>
        ${this.may ? html`<button class="small" ?disabled=${test === 'busy'}
            @click=${() => this._test(id)}>${icon('pulse')}${t('connection.test')}</button>${origin === 'configuration'
                ? nothing : this.actions(connection)}` : nothing}</p>
      <dl><div><dt>${t('connection.last-inbound')}</dt><dd>${this._when(connection.lastInboundAt)}</dd></div>
        <div><dt>${t('connection.last-outbound')}</dt><dd>${this._when(connection.lastOutboundAt)}</dd></div>
        <div><dt>${t('connection.waiting')}</dt><dd>${outboxWaiting ?? 0}</dd></div>
        <div><dt>${t('connection.rejected')}</dt><dd class=${rejected ? 'error' : ''}>${rejected ?? 0}</dd></div></dl>
      ${lastError ? html`<p class="problem row">${icon('alert')}<span class="grow"
          dir="auto">${lastError.message}</span><span
              class="meta">${lastError.code} · ${this._when(lastError.at)}</span></p>` : nothing}
      ${test && test !== 'busy' ? this._result(test) : nothing}
      ${webhookUrl ? html`<p class="row hook"><span class="meta">${t('connection.webhook')}</span><code
          class="grow cut" dir="ltr">${webhookUrl}</code><button class="small"
              @click=${() => copy(webhookUrl)}>${icon('copy')}${t('action.copy')}</button></p>` : nothing}
    </li>`;
  }

  /** What the server found out, whatever it names it: a verdict, sentences, or a list of checks. */
  _result({ok, message, detail, checks}) {
    return html`<div class="result ${ok ? 'fine' : ''}" role="status"><p
        class="row">${icon(ok ? 'check' : 'alert')}<span>${message ?? detail ?? t(ok ? 'connection.works'
            : 'connection.fails')}</span></p>
      ${(checks ?? []).map(each => html`<p class="row">${icon(each.ok ? 'check' : 'x')}<span>${each.name
          ?? each.title} ${each.message ?? ''}</span></p>`)}</div>`;
  }

  _when(at) {
    return at ? t('connection.ago', {time: age(at, clock.now)}) : t('connection.never');
  }

  get _descriptors() {
    return new Map(directory.connections.filter(each => each.descriptor).map(each => [each.channel, each.descriptor]));
  }

  form({id, channel, queue, settings = {}}) {
    const chosen = channel ?? this._channel ?? [...this._descriptors.keys()][0];
    const schema = this._descriptors.get(chosen)?.settings ?? [];
    return html`
      ${id ? nothing : html`${this.field('channel', t('details.channel'), html`<select name="channel"
          @change=${({target}) => this._channel = target.value}>${[...this._descriptors].map(([each,
              {title}]) => html`<option value=${each} ?selected=${each === chosen}>${title}</option>`)}</select>`)}
        ${this.text('id', t('settings.id'), '', {required: true, hint: 'shop-' + chosen,
            pattern: '[a-z0-9][a-z0-9\\-]*'})}`}
      ${this.select('queue', t('details.queue'), [['', t('details.none')], ...directory.queues.map(each => [each.id,
          each.name])], queue ?? '')}
      ${schema.map(({name, title, description, required, secret, defaultValue}) => html`
        ${this.text('settings.' + name, title, secret ? '' : settings[name] ?? '', {type: secret ? 'password'
            : 'text', required: required && !id, hint: secret && settings[name] ? settings[name] : defaultValue ?? ''})}
        ${description ? html`<p class="meta">${description}</p>` : nothing}`)}`;
  }

  values(data, {id}) {
    const settings = {};
    for (const [name, value] of data) if (name.startsWith('settings.')
        && value.trim()) settings[name.slice('settings.'.length)] = value.trim();
    return {...(!id && {id: data.get('id').trim(), channel: data.get('channel')}), queue: data.get('queue')
        || null, settings};
  }

  async _test(id) {
    this._tests = {...this._tests, [id]: 'busy'};
    try {
      const answer = await http.command('POST', 'connections/' + id + '/test');
      this._tests = {...this._tests, [id]: {ok: true, ...answer}};
    } catch (problem) {
      this._tests = {...this._tests, [id]: {ok: false, message: problem.message || t(knows('failure.' + problem.code)
          ? 'failure.' + problem.code : 'state.failed')}};
    }
  }

  static styles = [...SettingsList.styles, css`
    ul { display: grid; gap: 12px; }
    li { display: grid; gap: 8px; padding: 12px; }
    .top { min-inline-size: 0; }
    dl { display: flex; flex-wrap: wrap; gap: 4px 32px; }
    dt { font-size: 12px; line-height: 16px; color: var(--text-3); }
    dd { font-variant-numeric: tabular-nums; }
    .problem, .result { padding: 6px 10px; border-radius: 8px; background: var(--bad-back); color: var(--bad); }
    .problem .meta { color: inherit; }
    .result.fine { background: var(--ok-back); color: var(--ok); }
    .hook { padding: 4px 4px 4px 10px; border-radius: 8px; background: var(--raised); min-inline-size: 0; }
  `];
}

customElements.define('serai-connections', SeraiConnections);

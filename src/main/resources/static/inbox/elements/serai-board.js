import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {channelIcon, icon} from './icons.js';
import {empty, failed, skeleton, stateStyles} from './states.js';
import {t} from '../logic/i18n.js';
import * as routes from '../logic/routes.js';
import {age} from '../logic/time.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import * as http from '../state/http.js';
import {live} from '../state/live.js';
import {Countdown, seconds} from '../state/offers.js';
import {session} from '../state/session.js';

const SETTLE = 700;
const ORDER = ['available', 'busy', 'break', 'offline'];

/**
 * What a supervisor looks at all day: how many wait, for how long, where nobody is free and where an offer is on its way
 * (the two need different deeds), who works on how much; and the line itself, to assign from and to read along.
 */
class SeraiBoard extends SeraiElement {
  static properties = {
    _queues: {state: true}, _agents: {state: true}, _waiting: {state: true}, _problem: {state: true},
    _assigning: {state: true},
  };

  #reload = null;

  constructor() {
    super();
    Object.assign(this, {_queues: null, _agents: [], _waiting: [], _problem: null, _assigning: null});
    this.watch(directory, session);
    new Countdown(this, () => this._queues !== null);
    live.on('event', event => this.isConnected && this._heard(event));
    live.on('resync', () => this.isConnected && this._load());
  }

  connectedCallback() {
    super.connectedCallback();
    this._load();
  }

  async _load() {
    this._problem = null;
    try {
      const [stats, agents] = await Promise.all([http.get('queues/stats'), http.get('agents/load')]);
      this._agents = agents.items;
      const lines = await Promise.all(stats.items.map(({queue, waiting}) => waiting === 0 ? {items: []}
          : http.get('queues/' + encodeURIComponent(queue) + '/waiting')));
      this._waiting = stats.items.flatMap(({queue}, at) => lines[at].items.map(each => ({...each, queue})));
      this._queues = stats.items;
    } catch (problem) {
      this._problem = problem;
    }
  }

  /** Numbers are changed at once; lines and loads are asked for anew when it is quiet for a moment. */
  _heard({type, data}) {
    if (type === 'queue.stats' && this._queues) {
      this._queues = this._queues.map(each => each.queue === data.queue ? {...each, longest: undefined, ...data} : each);
    } else if (type === 'agent.presence') {
      this._agents = this._agents.map(each => each.agent.id === data.agent.id
          ? {...each, agent: data.agent, load: data.agent.load ?? each.load} : each);
    } else if (!type.startsWith('conversation.') && !type.startsWith('offer.')) {
      return;
    }
    clearTimeout(this.#reload);
    this.#reload = setTimeout(() => this._load(), SETTLE);
  }

  render() {
    if (this._problem && !this._queues) return failed(this._problem, () => this._load());
    if (!this._queues) return skeleton(8);
    return html`<div class="board">
      <h1>${t('board.title')}</h1>
      ${this._numbers()}
      <div class="two"><section><h2>${t('board.queues')}</h2>${this._queueTable()}</section>
        <section><h2>${t('board.agents')}</h2>${this._agentTable()}</section></div>
      <section><h2>${t('board.line')}</h2>${this._line()}</section>
      ${this._assigning ? html`<serai-assign .conversation=${this._assigning}
          @close=${() => this._assigning = null}></serai-assign>` : nothing}</div>`;
  }

  _numbers() {
    const sum = key => this._queues.reduce((all, each) => all + (each[key] ?? 0), 0);
    const longest = this._queues.map(each => each.longest).filter(Boolean).sort()[0];
    const free = this._agents.filter(({agent}) => available(agent)).length;
    const numbers = [['waiting', sum('waiting')], ['longest', longest ? age(longest, seconds.now) : '–'],
      ['in-offer', sum('inOffer')], ['active', sum('active')], ['available', free + ' / ' + this._agents.length]];
    return html`<dl class="numbers">${numbers.map(([name, value]) => html`<div class="card"><dt>${t('board.' + name)}</dt>
      <dd>${value}</dd></div>`)}</dl>`;
  }

  _queueTable() {
    return table(['queue', 'waiting', 'longest', 'in-offer', 'available', 'active'], this._queues.map(each => [
      html`<bdi>${directory.queue(each.queue)?.name ?? each.queue}</bdi>${each.open === false ? html` <span
          class="chip">${t('transfer.closed')}</span>` : nothing}`,
      html`<span class=${each.waiting > 0 && !each.available ? 'error' : ''}>${each.waiting}</span>`,
      each.longest ? age(each.longest, seconds.now) : '–', each.inOffer ?? 0, each.available ?? 0, each.active ?? 0]));
  }

  _agentTable() {
    const agents = [...this._agents].sort((a, b) => ORDER.indexOf(a.agent.presence) - ORDER.indexOf(b.agent.presence)
        || b.load - a.load);
    return table(['agent', 'state', 'for', 'load', 'offers'], agents.map(({agent, load, limit, offers = 0}) => [
      html`<bdi>${agent.name}</bdi>`,
      html`<span class="chip ${agent.rona ? 'warn' : agent.presence === 'available' ? 'ok' : ''}">${t(agent.rona
          ? 'presence.rona' : 'presence.' + agent.presence)}</span>`,
      agent.presenceSince ? age(agent.presenceSince, seconds.now) : '–',
      html`<span class=${limit && load >= limit ? 'error' : ''}>${load} / ${limit}</span>`, offers]));
  }

  _line() {
    if (this._waiting.length === 0) return html`<div class="card">${empty(t('board.nobody-waits'))}</div>`;
    const lines = [...this._waiting].sort((a, b) => a.queuedAt < b.queuedAt ? -1 : 1);
    return table(['person', 'queue', 'language', 'waiting', 'priority', 'deeds'], lines.map(each => [
      html`<a class="row" href=${routes.conversation(each.conversation.id)}>${channelIcon(each.conversation.channel)}
        <bdi>${each.conversation.contact?.name ?? t('contact.unknown')}</bdi></a>`,
      directory.queue(each.queue)?.name ?? each.queue, each.language ?? each.conversation.language ?? '–',
      age(each.queuedAt, seconds.now), t('priority.' + (each.priority ?? 'normal')),
      html`<span class="row deeds">${each.offeredTo ? html`<span class="chip accent">${t('board.offered-to',
          {name: directory.agentName(each.offeredTo) ?? ''})}</span>` : nothing}
        <button class="small" @click=${() => this._assign(each.conversation)}>${t('thread.assign')}</button>
        <button class="small" @click=${() => this._take(each.conversation)}>${icon('check')}${t('thread.take')}</button></span>`]));
  }

  async _assign(conversation) {
    await attempt(() => import('./serai-assign.js'));
    this._assigning = conversation;
  }

  _take({id}) {
    return attempt(async () => {
      await conversations.command(id, 'takeover');
      location.hash = routes.conversation(id);
    });
  }

  static styles = [shared, stateStyles, css`
    :host { display: block; overflow: auto; background: var(--canvas); }
    .board { display: grid; gap: 20px; padding: 20px 24px; }
    h1 { font-size: 20px; line-height: 28px; font-weight: 650; }
    h2 { margin-block-end: 8px; font-size: 16px; line-height: 24px; font-weight: 650; }
    .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 12px; }
    .card { border: 1px solid var(--border); border-radius: 12px; background: var(--surface); overflow-x: auto;
      position: relative; }
    .numbers .card { padding: 10px 14px; }
    dt { font-size: 12px; line-height: 16px; color: var(--text-3); }
    dd { margin: 0; font-size: 22px; line-height: 30px; font-weight: 650; font-variant-numeric: tabular-nums; }
    .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 20px; }
    table { inline-size: 100%; border-spacing: 0; font-variant-numeric: tabular-nums; }
    th { padding: 8px 12px; border-block-end: 1px solid var(--border); color: var(--text-3); font-size: 12px;
      line-height: 16px; font-weight: 500; text-align: start; white-space: nowrap; }
    td { padding: 6px 12px; border-block-end: 1px solid var(--border); white-space: nowrap; }
    tr:last-child td { border: 0; }
    td .row { color: var(--text); text-decoration: none; }
    td .row:hover { text-decoration: underline; }
  `];
}

function available({presence, rona}) {
  return presence === 'available' && !rona;
}

function table(columns, rows) {
  return html`<div class="card"><table><thead><tr>${columns.map(each => html`<th scope="col">${t('board.col.'
      + each)}</th>`)}</tr></thead><tbody>${rows.map(cells => html`<tr>${cells.map(each => html`<td>${each}</td>`)}</tr>`)}
    </tbody></table></div>`;
}

customElements.define('serai-board', SeraiBoard);

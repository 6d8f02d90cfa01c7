import {css, html, nothing} from 'lit';
import {SeraiElement, shared, toast} from './base.js';
import './serai-dialog.js';
import {avatar, avatarStyles} from './avatar.js';
import {icon} from './icons.js';
import {empty, failed, skeleton, stateStyles} from './states.js';
import {t} from '../logic/i18n.js';
import {rank} from '../logic/search.js';
import {age} from '../logic/time.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import * as http from '../state/http.js';
import {offers} from '../state/offers.js';
import {session} from '../state/session.js';

const TABS = ['queue', 'team', 'agent', 'bot'];
const ORDER = ['available', 'busy', 'break', 'offline'];

/** To whom a conversation is passed on, or who is asked into it: what each could do for it now stands beside its name. */
class SeraiTransfer extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    invite: {type: Boolean},
    _tab: {state: true}, _query: {state: true}, _note: {state: true}, _warm: {state: true}, _chosen: {state: true},
    _targets: {state: true}, _problem: {state: true}, _busy: {state: true},
  };

  constructor() {
    super();
    Object.assign(this, {_tab: 'agent', _query: '', _note: '', _warm: true, _chosen: null, _targets: null,
      _problem: null, _busy: false});
    this.watch(directory, session);
  }

  connectedCallback() {
    super.connectedCallback();
    this._tab = this.invite ? 'agent' : 'queue';
    this._load();
  }

  async _load() {
    this._problem = null;
    try {
      const none = {items: []};
      const [agents, stats, bots] = await Promise.all([http.get('agents/load'),
        this.invite ? none : http.get('queues/stats'), this.invite ? none : http.get('bots')]);
      const of = new Map(stats.items.map(each => [each.queue, each]));
      this._targets = {
        agent: agents.items.map(({agent, load, limit}) => ({id: agent.id, name: agent.name, presence: agent.presence,
          rona: agent.rona, load, limit})).sort((a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence)
            || a.load / (a.limit || 1) - b.load / (b.limit || 1)),
        queue: directory.queues.map(({id, name}) => ({id, name, stats: of.get(id)})),
        team: directory.teams.map(({id, name, agents: members = []}) => ({id, name, members: members.length})),
        bot: (bots.items ?? bots).filter(each => !each.problem).map(({id, name}) => ({id, name: name ?? id})),
      };
    } catch (problem) {
      this._problem = problem;
    }
  }

  render() {
    return html`<serai-dialog heading=${t(this.invite ? 'invite.title' : 'transfer.title')}
        @close=${event => this.emit('close', event)}>
      ${this.invite ? nothing : html`<div role="tablist" class="row tabs">${TABS.map(each => html`<button role="tab"
          class="small" aria-selected=${each === this._tab} @click=${() => this._show(each)}>${t('transfer.' + each)}
          </button>`)}</div>`}
      <input autofocus type="search" class="search" placeholder=${t('transfer.search')}
          aria-label=${t('transfer.search')} @input=${({target}) => this._query = target.value}>
      ${this._body()}
      <label class="field">${t('transfer.note')}<textarea rows="2" dir="auto" maxlength="2000"
          @input=${({target}) => this._note = target.value}></textarea></label>
      ${this._tab === 'agent' && !this.invite ? html`<label class="check"><input type="checkbox" .checked=${this._warm}
          @change=${({target}) => this._warm = target.checked}>${t('transfer.warm')}</label>` : nothing}
      <button slot="actions" @click=${() => this.$('serai-dialog').close()}>${t('action.cancel')}</button>
      <button slot="actions" class="primary" ?disabled=${!this._chosen || this._busy}
          @click=${this._go}>${t(this.invite ? 'invite.go' : 'transfer.go')}</button>
    </serai-dialog>`;
  }

  _body() {
    if (this._problem) return failed(this._problem, () => this._load());
    if (!this._targets) return skeleton(4);
    const offered = this._targets[this._tab].filter(({id}) => this._tab !== 'agent' || id !== session.id
        && id !== this.conversation.assignee && !(this.conversation.participants ?? []).includes(id));
    const found = rank(this._query, offered, ({name}) => [name]);
    if (found.length === 0) return empty(t('list.nothing-found'));
    return html`<ul role="listbox" aria-label=${t('transfer.' + this._tab)}>${found.map(each => html`<li role="option"
        tabindex="0" aria-selected=${each.id === this._chosen} @click=${() => this._chosen = each.id}
        @keydown=${event => this._onKey(event, each.id)}>
      ${this._tab === 'agent' ? avatar(each) : icon({queue: 'inbox', team: 'users', bot: 'bot'}[this._tab])}
      <span class="who"><bdi class="cut">${each.name}</bdi><span class="meta cut">${this._state(each)}</span></span>
      </li>`)}</ul>`;
  }

  _state({presence, rona, load, limit, stats, members}) {
    if (presence) return t(rona ? 'presence.rona' : 'presence.' + presence) + ' · ' + t('shell.load', {load, limit});
    if (members !== undefined) return t('transfer.members', {n: members});
    if (!stats) return '';
    const {available, waiting, longest, expectedWait, open} = stats;
    return [open === false ? t('transfer.closed') : t('transfer.free', {n: available}),
      t('transfer.waiting', {n: waiting}), longest && waiting > 0 ? age(longest, Date.now()) : null,
      expectedWait ? t('transfer.expected', {n: Math.max(1, Math.round(expectedWait / 60))}) : null]
        .filter(Boolean).join(' · ');
  }

  _show(tab) {
    this._tab = tab;
    this._chosen = null;
  }

  _onKey(event, id) {
    const step = {ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling'}[event.key];
    if (step) event.target[step]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this._chosen = id;
    else return;
    event.preventDefault();
  }

  async _go() {
    this._busy = true;
    const {id} = this.conversation;
    const note = this._note.trim() || undefined;
    try {
      if (this.invite) {
        offers.add(await http.command('POST', 'conversations/' + id + '/invite', {agent: this._chosen, note}),
            this.conversation);
      } else {
        const warm = this._tab === 'agent' ? this._warm : undefined;
        const {conversation, offer} = await http.command('POST', 'conversations/' + id + '/transfer',
            {to: {[this._tab]: this._chosen}, note, warm});
        conversations.put(conversation);
        if (offer) offers.add(offer, conversation);
      }
      this.$('serai-dialog').close();
    } catch (problem) {
      toast(problem.message || problem.code, {kind: 'bad', code: problem.code});
    } finally {
      this._busy = false;
    }
  }

  static styles = [shared, avatarStyles, stateStyles, css`
    .tabs { margin-block-end: 8px; }
    [role=tab] { border-radius: 12px; }
    [role=tab][aria-selected=true] { background: var(--selected); border-color: var(--accent); color: var(--accent); }
    .search { inline-size: 100%; }
    ul { display: grid; gap: 2px; max-block-size: 38dvh; margin-block: 8px; overflow: auto; }
    li { display: flex; align-items: center; gap: 12px; min-block-size: 44px; padding: 4px 8px; border-radius: 8px;
      cursor: pointer; }
    li:hover { background: var(--raised); }
    li[aria-selected=true] { background: var(--selected); }
    li:focus-visible { outline-offset: -2px; }
    .who { display: grid; flex: 1; min-inline-size: 0; }
  `];
}

customElements.define('serai-transfer', SeraiTransfer);

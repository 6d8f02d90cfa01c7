import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import './serai-dialog.js';
import {avatar, avatarStyles} from './avatar.js';
import {empty, stateStyles} from './states.js';
import {t} from '../logic/i18n.js';
import {rank} from '../logic/search.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import {session} from '../state/session.js';

const ORDER = ['available', 'busy', 'break', 'offline'];

/** To whom a conversation is to go: those who are there and have room first. */
class SeraiAssign extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    _query: {state: true},
    _busy: {state: true},
  };

  constructor() {
    super();
    this._query = '';
    this._busy = false;
    this.watch(directory, session);
  }

  render() {
    const agents = directory.agents.filter(agent => agent.active !== false);
    const sorted = [...agents].sort((a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence) || (a.load
        ?? 0) - (b.load ?? 0));
    const found = rank(this._query, sorted, ({name, email}) => [name, email]);
    return html`<serai-dialog heading=${t('assign.title')} @close=${event => this.emit('close', event)}>
      <input autofocus type="search" class="search" placeholder=${t('assign.search')} aria-label=${t('assign.search')}
          @input=${({target}) => this._query = target.value} @keydown=${event => this._onKey(event, found)}>
      ${found.length === 0 ? empty(t('list.nothing-found')) : html`<ul
          aria-label=${t('assign.title')}>${found.map(each => this._agent(each))}</ul>`}
      ${this.conversation.assignee ? html`<button slot="actions"
          @click=${() => this._give(null)}>${t('thread.back-to-queue')}</button>` : nothing}
      <button slot="actions" @click=${() => this.$('serai-dialog').close()}>${t('action.cancel')}</button>
    </serai-dialog>`;
  }

  _agent(agent) {
    const {id, name, presence, load = 0, chatLimit} = agent;
    const has = id === this.conversation.assignee;
    return html`<li><button class="plain" ?disabled=${has || this._busy} @click=${() => this._give(id)}>
      ${avatar({name})}
      <span class="who"><bdi class="cut">${name}${id === session.id ? ' (' + t('author.you') + ')' : ''}</bdi>
        <span class="meta">${t('presence.' + presence)}${has ? ' · ' + t('assign.has') : ''}</span></span>
      <span class="meta ${chatLimit && load >= chatLimit ? 'error' : ''}">${t('shell.load', {load, limit: chatLimit
          ?? 0})}</span></button></li>`;
  }

  async _give(agent) {
    this._busy = true;
    await attempt(async () => {
      await conversations.command(this.conversation.id, 'assign', {agent});
      this.$('serai-dialog').close();
    });
    this._busy = false;
  }

  _onKey(event, found) {
    if (event.key !== 'Enter' || found.length !== 1) return;
    event.preventDefault();
    this._give(found[0].id);
  }

  static styles = [shared, avatarStyles, stateStyles, css`
    .search { inline-size: 100%; }
    ul { display: grid; gap: 2px; max-block-size: 50dvh; margin-block-start: 8px; overflow: auto; }
    li button { display: flex; gap: 12px; inline-size: 100%; min-block-size: 48px; padding: 4px 8px; text-align: start;
      }
    .who { display: grid; flex: 1; min-inline-size: 0; }
  `];
}

customElements.define('serai-assign', SeraiAssign);

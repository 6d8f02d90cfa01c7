import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {avatar, avatarStyles} from './avatar.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {preview} from '../logic/preview.js';
import * as routes from '../logic/routes.js';
import {rank} from '../logic/search.js';
import {conversations} from '../state/conversations.js';
import * as http from '../state/http.js';
import {session} from '../state/session.js';

const PAUSE = 200;

/** One field for everything: conversations by what was said or who said it, and what can be done. */
class SeraiCommandBar extends SeraiElement {
  static properties = {
    _query: {state: true},
    _found: {state: true},
    _at: {state: true},
    _problem: {state: true},
  };

  #timer = null;
  #asked = null;

  constructor() {
    super();
    Object.assign(this, {_query: '', _found: [], _at: 0, _problem: null});
  }

  firstUpdated() {
    this.$('dialog').showModal();
    this.$('input').focus();
  }

  render() {
    const items = this._items();
    return html`<dialog closedby="any" aria-label=${t('command.title')}
        @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      <div class="field row">${icon('search')}<input type="text" dir="auto" role="combobox" aria-expanded="true"
          aria-controls="items" aria-activedescendant="item-${this._at}" aria-autocomplete="list"
        autocomplete="off" placeholder=${t('command.hint')} aria-label=${t('command.title')} @input=${this._onInput}
            @keydown=${event => this._onKey(event, items)}></div>
      ${this._problem ? html`<p class="error">${this._problem.message || t('state.unreachable')}</p>` : nothing}
      <div id="items" role="listbox" aria-label=${t('command.title')}>${items.map((item, index) => html`
        <div role="option" id="item-${index}" aria-selected=${index === this._at}
            class=${index === this._at ? 'at' : ''} @click=${() => this._run(item)}
                @pointermove=${() => this._at = index}>
          ${item.look}<span class="lines"><span class="cut" dir="auto">${item.title}</span>${item.text ? html`<span
              class="meta cut" dir="auto">${item.text}</span>` : nothing}</span></div>`)}</div>
      <p class="hidden" role="status">${t('command.count', {n: items.length})}</p>
    </dialog>`;
  }

  /** What comes from the server comes last: nothing moves that somebody may be about to choose. */
  _items() {
    const query = this._query.trim();
    const search = query ? [{title: t('command.search', {query}), look: icon('search'),
        run: () => this._search(query)}] : [];
    const fitting = rank(query, commands(), ({title}) => [title]);
    return [...search, ...fitting, ...this._found.map(each => this._conversation(each))].slice(0, 24);
  }

  _conversation(conversation) {
    const {id, contact, channel, lastMessage} = conversation;
    return {
      title: contact.name ?? contact.identities[0]?.value ?? t('contact.unknown'),
      text: preview(lastMessage),
      look: avatar(contact, channel),
      run: () => location.hash = routes.conversation(id),
    };
  }

  _search(q) {
    location.hash = routes.INBOX;
    conversations.show({q, view: 'all', statuses: []});
  }

  _run(item) {
    this.$('dialog').close();
    item.run();
  }

  _onInput({target}) {
    this._query = target.value;
    this._at = 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this._ask(this._query.trim()), PAUSE);
  }

  async _ask(q) {
    this.#asked?.abort();
    this._problem = null;
    if (q.length < 2) {
      this._found = [];
      return;
    }
    this.#asked = new AbortController();
    try {
      const {items} = await http.get('conversations', {q, limit: 8}, {signal: this.#asked.signal});
      this._found = items;
    } catch (problem) {
      if (problem.name !== 'AbortError') this._problem = problem;
    }
  }

  _onKey(event, items) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) this._at = (this._at + step + items.length) % items.length;
    else if (event.key === 'Enter' && !event.isComposing && items[this._at]) this._run(items[this._at]);
    else return;
    event.preventDefault();
    this.$('#item-' + this._at)?.scrollIntoView({block: 'nearest'});
  }

  static styles = [shared, avatarStyles, css`
    dialog { inline-size: min(560px, 96vw); margin-block-start: 8dvh; padding: 0; overflow: hidden;
      border: 1px solid var(--border); border-radius: 12px; background: var(--surface); color: var(--text);
      box-shadow: var(--shadow); }
    dialog::backdrop { background: rgb(10 15 20 / .35); }
    .field { padding: 4px 12px; border-block-end: 1px solid var(--border); color: var(--text-3); }
    .field input:not([type=checkbox]) { flex: 1; min-block-size: 44px; border: 0; outline: 0; background: none;
    color: var(--text); font-size: 16px; }
    [role=listbox] { max-block-size: 56dvh; overflow: auto; padding: 6px; }
    [role=option] { display: flex; align-items: center; gap: 12px; min-block-size: 40px; padding: 4px 10px;
      border-radius: 8px; cursor: pointer; color: var(--text); }
    [role=option] > svg { margin-inline: 10px; color: var(--text-3); }
    .at { background: var(--selected); }
    .lines { display: grid; min-inline-size: 0; }
    .error { padding: 8px 16px; }
  `];
}

function commands() {
  const go = (title, name, act) => ({title, look: icon(name), run: () => attempt(act)});
  return [
    ...['mine', 'unassigned', 'all'].map(view => go(t('command.show', {view: t('list.view.' + view)}), 'inbox', () => {
      location.hash = routes.INBOX;
      return conversations.show({view});
    })),
    ...['available', 'busy', 'offline'].map(each => go(t('command.presence', {presence: t('presence.' + each)}),
        'user', () => session.setPresence(each))),
    ...['connections', 'dead-letters', 'agents', 'canned-replies', 'self-test'].map(each => go(t('command.go',
        {screen: t('settings.' + each)}), 'gear', async () => location.hash = routes.settings(each))),
    ...['light', 'dark', 'system'].map(theme => go(t('command.theme', {theme: t('preferences.theme.' + theme)}), 'eye',
        () => session.prefer({theme}))),
  ];
}

customElements.define('serai-command-bar', SeraiCommandBar);

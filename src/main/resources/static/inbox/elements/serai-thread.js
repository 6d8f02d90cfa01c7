import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import './serai-thread-head.js';
import './serai-log.js';
import './serai-composer.js';
import './serai-lens.js';
import {empty, failed, skeleton, stateStyles} from './states.js';
import {t} from '../logic/i18n.js';
import {conversations} from '../state/conversations.js';
import {threads} from '../state/threads.js';

const DIALOGS = {assign: './serai-assign.js', transfer: './serai-transfer.js', invite: './serai-transfer.js',
  restore: './serai-restore.js', wrapup: './serai-wrapup.js', ban: './serai-ban.js'};

/** One conversation: who it is with, what was said, and where to answer. Files may be dropped anywhere on it. */
class SeraiThread extends SeraiElement {
  static properties = {
    conversation: {},
    details: {type: Boolean},
    writes: {type: Boolean},
    _dropping: {state: true},
    _dialog: {state: true},
  };

  constructor() {
    super();
    this.watch(conversations, threads);
    this._dropping = false;
    this._dialog = null;
    this.addEventListener('quote', ({detail}) => this.$('serai-composer').quote(detail));
    this.addEventListener('open-in-thread', ({detail}) => this._open(detail));
    this.addEventListener('sent', () => this.$('serai-log').toBottom());
    this.addEventListener('dragover', event => this._onDrag(event));
    this.addEventListener('dragleave', event => this._onLeave(event));
    this.addEventListener('drop', event => this._onDrop(event));
  }

  willUpdate(changed) {
    if (!changed.has('conversation')) return;
    const before = changed.get('conversation');
    if (before) threads.leave(before);
    this._dialog = null;
    attempt(() => threads.open(this.conversation));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    threads.leave(this.conversation);
  }

  /** Opened to be answered: the caret goes into the composer as soon as there is one. */
  updated() {
    if (!this.writes || !this.$('serai-composer')) return;
    this.emit('writing');
    this.$('serai-composer').write('reply');
  }

  render() {
    const conversation = conversations.get(this.conversation);
    const thread = threads.get(this.conversation);
    if (thread?.state === 'gone') return this._whole(empty(t('thread.gone'), t('thread.gone.why')));
    if (thread?.state === 'error') return this._whole(failed(thread.problem, () => threads.load(this.conversation)));
    if (!conversation || !thread || thread.state === 'loading'
        && thread.messages.length === 0) return this._whole(skeleton(6));
    return html`
      <serai-thread-head .conversation=${conversation} .viewing=${thread.viewing}
          .details=${this.details}></serai-thread-head>
      <serai-lens .conversation=${conversation}></serai-lens>
      <serai-log .conversation=${conversation} .thread=${thread}></serai-log>
      <serai-composer .conversation=${conversation} .typing=${thread.typing}></serai-composer>
      ${this._dropping ? html`<div class="drop">${t('composer.drop')}</div>` : nothing}
      ${this._shownDialog(conversation)}`;
  }

  _shownDialog(conversation) {
    const close = () => this._dialog = null;
    switch (this._dialog) {
      case 'assign': return html`<serai-assign .conversation=${conversation} @close=${close}></serai-assign>`;
      case 'transfer': return html`<serai-transfer .conversation=${conversation} @close=${close}></serai-transfer>`;
      case 'invite': return html`<serai-transfer invite .conversation=${conversation}
          @close=${close}></serai-transfer>`;
      case 'restore': return html`<serai-restore .conversation=${conversation} @close=${close}></serai-restore>`;
      case 'ban': return html`<serai-ban .contact=${conversation.contact} @close=${close}></serai-ban>`;
      case 'wrapup': return html`<serai-wrapup .conversation=${conversation} @close=${close}></serai-wrapup>`;
      default: return nothing;
    }
  }

  _whole(content) {
    return html`<div class="whole">${content}</div>`;
  }

  /** What a key asks of the open conversation. */
  act(action) {
    const head = this.$('serai-thread-head');
    switch (action) {
      case 'open':
      case 'reply': return this.$('serai-composer')?.write('reply');
      case 'note': return this.$('serai-composer')?.write('note');
      case 'send': return this.$('serai-composer')?.send();
      case 'take':
      case 'resolve':
      case 'unread': return head?.act(action);
      case 'assign':
      case 'transfer': return this._open(action);
      default: return false;
    }
  }

  focusPane() {
    this.$('serai-log')?.focusPane();
  }

  async _open(dialog) {
    await attempt(() => import(DIALOGS[dialog]));
    this._dialog = dialog;
  }

  _onDrag(event) {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    this._dropping = true;
  }

  _onLeave(event) {
    if (!this.contains(event.relatedTarget)) this._dropping = false;
  }

  _onDrop(event) {
    if (!this._dropping) return;
    event.preventDefault();
    this._dropping = false;
    this.$('serai-composer')?.attach([...event.dataTransfer.files]);
  }

  static styles = [shared, stateStyles, css`
    :host { position: relative; display: grid; grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    background: var(--surface); }
    .whole { grid-row: 1 / -1; overflow: auto; }
    .drop { position: absolute; inset: 8px; display: grid; place-items: center; border: 2px dashed var(--accent);
      border-radius: 12px;
      background: var(--selected); color: var(--accent); font-size: 16px; font-weight: 650; opacity: .95;
      pointer-events: none; }
  `];
}

customElements.define('serai-thread', SeraiThread);

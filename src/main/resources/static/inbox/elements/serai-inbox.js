import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {empty, stateStyles} from './states.js';
import './serai-list.js';
import {t} from '../logic/i18n.js';
import * as routes from '../logic/routes.js';
import {conversations} from '../state/conversations.js';
import {live} from '../state/live.js';
import {session} from '../state/session.js';

const WIDTH = {least: 280, most: 420, usual: 340};

/** The three panes: list, conversation, details. Details is a drawer on a narrow window; on a phone each is a page. */
class SeraiInbox extends SeraiElement {
  static properties = {
    conversation: {},
    _details: {state: true},
    _drawer: {state: true},
    _width: {state: true},
    _writes: {state: true},
  };

  constructor() {
    super();
    this._details = true;
    this._drawer = false;
    this._width = session.preferences.listWidth ?? WIDTH.usual;
    this.watch(session);
    this.addEventListener('toggle-details', () => this._toggleDetails());
    this.addEventListener('focus-composer', () => this._writes = true);
    document.addEventListener('visibilitychange', () => this._say());
  }

  willUpdate(changed) {
    if (!changed.has('conversation')) return;
    this._say();
    if (!this.conversation) return;
    import('./serai-thread.js');
    import('./serai-details.js');
  }

  render() {
    const id = this.conversation;
    return html`<div class="panes ${id ? 'open' : ''} ${this._details ? '' : 'no-details'} ${this._drawer ? 'drawer'
        : ''}"
        .style=${'--list: ' + this._width + 'px'}>
      <serai-list .selected=${id} aria-label=${t('list.label')}></serai-list>
      <div class="divider" role="separator" tabindex="0" aria-orientation="vertical" aria-label=${t('list.resize')}
        aria-valuemin=${WIDTH.least} aria-valuemax=${WIDTH.most} aria-valuenow=${this._width}
        @pointerdown=${this._onGrab} @keydown=${this._onResizeKey}></div>
      ${id ? html`<serai-thread .conversation=${id} .details=${this._details} .writes=${this._writes}
        @writing=${() => this._writes = false}></serai-thread>` : this._nothingOpen()}
      ${id ? html`<div class="shade" @click=${this._toggleDetails}></div>
        <serai-details .conversation=${id} ?inert=${this._hidden()}></serai-details>` : nothing}
    </div>`;
  }

  _nothingOpen() {
    const waiting = conversations.rows.length;
    const {presence} = session.me.agent;
    return html`<div class="nothing">${empty(t('inbox.nothing'),
      t('inbox.nothing.why', {presence: t('presence.' + presence), n: waiting}))}</div>`;
  }

  /** A drawer that is shut must not be reached with the Tab key. */
  _hidden() {
    return matchMedia('(max-width: 899px)').matches ? !this._drawer : !this._details;
  }

  _toggleDetails() {
    if (matchMedia('(max-width: 899px)').matches) this._drawer = !this._drawer;
    else this._details = !this._details;
  }

  _say() {
    live.say({type: 'viewing', conversationId: document.hidden ? null : this.conversation ?? null});
  }

  /** What a key asks of the inbox. */
  act(action, event) {
    const list = this.$('serai-list');
    const thread = this.$('serai-thread');
    switch (action) {
      case 'next': return this._handled(event, () => list.move(1));
      case 'previous': return this._handled(event, () => list.move(-1));
      case 'list': return this._escape(event, list);
      case 'details': return this._handled(event, () => this._toggleDetails());
      case 'decline': return this._handled(event, () => list.answer('decline'));
      case 'take': return this._handled(event, () => list.answer('accept') || thread && thread.act(action));
      case 'pane': return this._handled(event, () => this._nextPane(event.shiftKey ? -1 : 1));
      default: return thread && this._handled(event, () => thread.act(action));
    }
  }

  _handled(event, act) {
    if (act() !== false) event.preventDefault();
  }

  _escape(event, list) {
    if (this._drawer) this._drawer = false;
    else if (matchMedia('(max-width: 639px)').matches) location.hash = routes.INBOX;
    else list.focusList();
    event.preventDefault();
  }

  _nextPane(step) {
    const panes = [this.$('serai-list'), this.$('serai-thread'), this.$('serai-details')].filter(Boolean);
    const at = panes.indexOf(this.renderRoot.activeElement);
    panes[(at + step + panes.length) % panes.length].focusPane();
  }

  _onGrab(event) {
    const {target, clientX} = event;
    const from = this._width;
    const sign = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    target.setPointerCapture(event.pointerId);
    target.onpointermove = move => this._resize(from + sign * (move.clientX - clientX));
    target.onpointerup = () => {
      target.onpointermove = null;
      attempt(() => session.prefer({listWidth: this._width}));
    };
  }

  _onResizeKey(event) {
    const step = {ArrowLeft: -20, ArrowRight: 20}[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this._resize(this._width + step * (getComputedStyle(this).direction === 'rtl' ? -1 : 1));
  }

  _resize(width) {
    this._width = Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, width)));
  }

  static styles = [shared, stateStyles, css`
    :host { display: block; }
    .panes { position: relative; display: grid; block-size: 100%;
      grid-template: minmax(0, 1fr) / var(--list) 0 minmax(0, 1fr) auto; overflow: hidden; }
    .panes > * { min-block-size: 0; min-inline-size: 0; }
    serai-list { border-inline-end: 1px solid var(--border); }
    serai-details { inline-size: 312px; border-inline-start: 1px solid var(--border); }
    .no-details serai-details, .shade { display: none; }
    .divider { position: relative; z-index: 1; inline-size: 8px; margin-inline-start: -4px; cursor: col-resize;
      touch-action: none; }
    .divider:hover, .divider:focus-visible { background: var(--accent); opacity: .35; outline: 0; }
    .nothing { display: grid; grid-column: 3 / -1; background: var(--canvas); }
    @media (max-width: 1099px) { .panes { --list: 300px !important; } }
    @media (max-width: 899px) {
      .no-details serai-details { display: block; }
      serai-details { position: absolute; z-index: 3; inset-block: 0; inset-inline-end: 0; background: var(--surface);
        box-shadow: var(--shadow); visibility: hidden; translate: 100% 0;
        transition: translate var(--motion), visibility var(--motion); }
      serai-details:dir(rtl) { translate: -100% 0; }
      .drawer serai-details { visibility: visible; translate: 0 0; }
      .drawer .shade { display: block; position: absolute; z-index: 2; inset: 0; background: rgb(10 15 20 / .4); }
    }
    @media (max-width: 639px) {
      .panes { grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
      .divider, .nothing { display: none; }
      serai-list { border: 0; }
      .open serai-list { display: none; }
      serai-details { inline-size: min(340px, 92vw); }
    }
  `];
}

customElements.define('serai-inbox', SeraiInbox);

import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {failed, stateStyles} from './states.js';
import './serai-top-bar.js';
import './serai-rail.js';
import './serai-inbox.js';
import {t} from '../logic/i18n.js';
import * as routes from '../logic/routes.js';
import {actionOf} from '../logic/shortcuts.js';
import {conversations} from '../state/conversations.js';
import {live} from '../state/live.js';
import {offers} from '../state/offers.js';
import {session} from '../state/session.js';

/** The whole screen: sign-in, or the shell with what the address names in it. */
class SeraiApp extends SeraiElement {
  static properties = {
    problem: {attribute: false},
    _route: {state: true},
    _dialog: {state: true},
  };

  #started = false;
  #first = null;

  constructor() {
    super();
    this._route = routes.parse(location.hash);
    this._dialog = null;
    this.watch(session);
    addEventListener('hashchange', () => this._route = routes.parse(location.hash));
    addEventListener('keydown', event => this._onKey(event));
    this.addEventListener('open-dialog', ({detail}) => this._open(detail));
  }

  willUpdate() {
    if (session.state === 'in' && !this.#started) this.#start();
    if (session.state === 'out' || session.state === 'expired') import('./serai-sign-in.js');
    this.toggleAttribute('reading', Boolean(this._route.conversation));
    if (this._route.screen === 'settings') import('./settings/serai-settings.js');
    if (this._route.screen === 'board') import('./serai-board.js');
  }

  async #start() {
    this.#started = true;
    const {view = 'all', sort = 'newest'} = session.preferences;
    const asOf = await conversations.show({view}, sort);
    live.start(session.me.epoch, asOf);
    const [{outbox}, {alerts}] = await Promise.all([import('../state/outbox.js'), import('../state/alerts.js'),
      attempt(() => offers.start())]);
    outbox.resume();
    alerts.start();
  }

  render() {
    if (this.problem) return failed(this.problem, () => location.reload());
    if (session.state === 'starting') return nothing;
    if (session.state === 'out' || !session.me) return html`<serai-sign-in></serai-sign-in>`;
    return html`
      <a class="skip" href="#main" @click=${this._onSkip}>${t('shell.skip')}</a>
      <serai-top-bar></serai-top-bar>
      <serai-rail .screen=${this._route.screen}></serai-rail>
      <main id="main" tabindex="-1">${this._screen()}</main>
      <serai-toasts></serai-toasts>
      ${this._dialogs()}
      ${session.state === 'expired' ? html`<serai-sign-in again></serai-sign-in>` : nothing}`;
  }

  /** The inbox stays on the page behind other screens: its scroll, selection and what is typed outlive them. */
  _screen() {
    const {screen, conversation, section} = this._route;
    return html`
      <serai-inbox .conversation=${conversation ?? null} ?hidden=${screen !== 'inbox'}></serai-inbox>
      ${screen === 'board' ? html`<serai-board></serai-board>` : nothing}
      ${screen === 'settings' ? html`<serai-settings .section=${section}></serai-settings>` : nothing}`;
  }

  _dialogs() {
    switch (this._dialog?.name) {
      case 'command': return html`<serai-command-bar @close=${this._onClose}></serai-command-bar>`;
      case 'shortcuts': return html`<serai-shortcuts @close=${this._onClose}></serai-shortcuts>`;
      case 'routing': return html`<serai-routing-why @close=${this._onClose}></serai-routing-why>`;
      case 'preferences': return html`<serai-preferences @close=${this._onClose}></serai-preferences>`;
      default: return nothing;
    }
  }

  firstUpdated() {
    import('./serai-toasts.js');
  }

  async _open(dialog) {
    const files = {command: './serai-command-bar.js', shortcuts: './serai-shortcuts.js',
        preferences: './serai-preferences.js', routing: './serai-routing-why.js'};
    await attempt(() => import(files[dialog.name]));
    this._dialog = dialog;
  }

  _onClose() {
    this._dialog = null;
  }

  _onSkip(event) {
    event.preventDefault();
    this.$('main').focus();
  }

  _onKey(event) {
    if (session.state !== 'in' || event.defaultPrevented) return;
    const target = event.composedPath()[0];
    const typing = target.matches?.('input, textarea, select, [contenteditable]') ?? false;
    const inDialog = event.composedPath().some(isOpenAbove) || target.popoverTargetElement?.matches(':popover-open');
    const {action, first} = actionOf(event, {typing, singles: session.preferences.shortcuts, first: this.#first});
    this.#first = first ?? null;
    if (!action || inDialog) return;
    if (this._act(action)) event.preventDefault();
    else this.renderRoot.querySelector('serai-inbox')?.act(action, event);
  }

  _act(action) {
    switch (action) {
      case 'command': this._open({name: 'command'}); return true;
      case 'help': this._open({name: 'shortcuts'}); return true;
      case 'go-inbox': location.hash = routes.INBOX; return true;
      case 'go-board': location.hash = session.can('conversations.take-over') ? routes.BOARD : routes.INBOX; return true;
      case 'go-settings': location.hash = routes.settings('connections'); return true;
      default: return false;
    }
  }

  static styles = [shared, stateStyles, css`
    :host { display: grid; grid-template: 48px minmax(0, 1fr) / 56px minmax(0, 1fr); background: var(--surface); }
    serai-top-bar { grid-column: 1 / -1; }
    main { display: grid; min-block-size: 0; outline: 0; }
    main > * { grid-area: 1 / 1; min-block-size: 0; min-inline-size: 0; }
    serai-sign-in:not([again]), .state { grid-area: 1 / 1 / -1 / -1; }
    .skip { position: absolute; inset-inline-start: 8px; inset-block-start: -60px; z-index: 9; padding: 8px 12px;
      border-radius: 8px; background: var(--accent); color: var(--on-accent); }
    .skip:focus { inset-block-start: 8px; }
    @media (max-width: 639px) {
      :host { grid-template: 48px minmax(0, 1fr) auto / minmax(0, 1fr); }
      serai-rail { grid-row: 3; }
      main { grid-row: 2; }
      :host([reading]) serai-rail { display: none; }
    }
  `];
}

/** A dialog or a popover takes the keys first: Escape closes it. */
function isOpenAbove(each) {
  return each.localName === 'dialog' || each.matches?.(':popover-open');
}

customElements.define('serai-app', SeraiApp);

import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {avatar, avatarStyles} from './avatar.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import * as routes from '../logic/routes.js';
import {session} from '../state/session.js';

/** The way from screen to screen, and at its end what is the agent's own. */
class SeraiRail extends SeraiElement {
  static properties = {screen: {}};

  constructor() {
    super();
    this.watch(session);
  }

  render() {
    const {agent, product} = session.me;
    return html`<nav aria-label=${t('rail.label')}>
      ${this._link('inbox', 'inbox', routes.INBOX)}
      ${session.can('conversations.take-over') ? this._link('board', 'pulse', routes.BOARD) : nothing}
      ${this._link('settings', 'gear', routes.settings('connections'))}
      ${product?.playground ? html`<a href="/playground/" target="_blank" title=${t('rail.playground')}
        aria-label=${t('rail.playground')}>${icon('play')}</a>` : nothing}
      <span class="grow"></span>
      <button class="icon" title=${t('rail.help')} aria-label=${t('rail.help')} @click=${() => this._open('shortcuts')}>
        ${icon('keyboard')}</button>
      <button class="icon me" popovertarget="me" aria-label=${t('rail.me', {name: agent.name})} title=${agent.name}>
        ${avatar({name: agent.name})}</button>
    </nav>
    <div id="me" popover class="menu">
      <p><strong class="cut">${agent.name}</strong><span class="meta cut">${agent.email}</span></p>
      <button class="plain" @click=${() => this._open('routing')}>${icon('help')}${t('routing.why')}</button>
      <button class="plain" @click=${() => this._open('preferences')}>${icon('edit')}${t('rail.preferences')}</button>
      <button class="plain"
          @click=${() => attempt(() => session.signOut())}>${icon('back')}${t('rail.sign-out')}</button>
    </div>`;
  }

  _link(screen, name, href) {
    return html`<a href=${href} aria-current=${this.screen === screen ? 'page' : nothing} title=${t('rail.' + screen)}
      aria-label=${t('rail.' + screen)}>${icon(name)}</a>`;
  }

  _open(name) {
    this.$('#me').hidePopover();
    this.emit('open-dialog', {name});
  }

  static styles = [shared, avatarStyles, css`
    :host { display: block; border-inline-end: 1px solid var(--border); background: var(--surface); }
    nav { display: flex; flex-direction: column; align-items: center; gap: 8px; block-size: 100%; padding-block: 8px; }
    a, .icon { display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: 8px;
      color: var(--text-2); }
    a:hover { background: var(--raised); }
    a[aria-current] { background: var(--selected); color: var(--accent); }
    .me .avatar { inline-size: 32px; block-size: 32px; font-size: 12px; }
    .menu { position: fixed; inset: auto auto 12px 60px; inline-size: 260px; padding: 8px;
      border: 1px solid var(--border);
      border-radius: 12px; background: var(--surface); color: var(--text); box-shadow: var(--shadow); }
    .menu:dir(rtl) { inset: auto 60px 12px auto; }
    .menu p { display: grid; padding: 4px 8px 8px; }
    .menu button { inline-size: 100%; justify-content: start; padding-inline: 8px; }
    @media (max-width: 639px) {
      :host { border-inline-end: 0; border-block-start: 1px solid var(--border); }
      nav { flex-direction: row; padding: 4px 12px; }
      .menu, .menu:dir(rtl) { inset: auto 12px 60px auto; }
    }
  `];
}

customElements.define('serai-rail', SeraiRail);

import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import './serai-presence.js';
import {t} from '../logic/i18n.js';
import * as routes from '../logic/routes.js';
import {clock as timeOfDay} from '../logic/time.js';
import {directory} from '../state/directory.js';
import {live} from '../state/live.js';
import {session} from '../state/session.js';

/** The bar above everything: product, whether updates are live, the way to search and commands, load, presence. */
class SeraiTopBar extends SeraiElement {
  constructor() {
    super();
    this.watch(live, session, directory);
  }

  render() {
    const {agent, load = agent.load ?? 0, product} = session.me;
    return html`<header>
      <div class="start row">
        <strong>${product?.name ?? 'Serai'}</strong>
        ${this._live()}
        ${this._trouble()}
      </div>
      <button class="search" aria-label=${t('shell.search')} @click=${this._onSearch} aria-haspopup="dialog">
        ${icon('search')}<span class="grow cut">${t('shell.search')}</span><kbd>${shortcut()}</kbd>
      </button>
      <div class="end row">
        <span class="load meta" title=${t('shell.load.title')}>${t('shell.load', {load, limit: agent.chatLimit
            ?? 0})}</span>
        <serai-presence></serai-presence>
      </div>
    </header>`;
  }

  /** In words as well as in colour, and since when, so that nobody trusts a list that stands still. */
  _live() {
    const look = {live: 'ok', polling: 'ok', connecting: '', paused: 'bad'}[live.state];
    return html`<span class="chip ${look}" role="status"><i></i>
      ${t('shell.live.' + live.state, {at: timeOfDay(new Date(live.since).toISOString())})}</span>`;
  }

  _trouble() {
    if (!session.can('connections.manage')) return nothing;
    const n = directory.connections.filter(each => ['degraded', 'needs-authorisation'].includes(each.state)).length;
    return n === 0 ? nothing : html`<a class="chip warn trouble" aria-label=${t('shell.trouble', {n})} href=${routes.settings('connections')}>
      ${icon('plug')}<span>${t('shell.trouble', {n})}</span></a>`;
  }

  _onSearch() {
    this.emit('open-dialog', {name: 'command'});
  }

  static styles = [shared, css`
    :host { display: block; border-block-end: 1px solid var(--border); background: var(--surface); }
    header { display: grid; grid-template-columns: 1fr minmax(120px, 280px) 1fr; align-items: center; gap: 12px;
      block-size: 100%; padding-inline: 12px; }
    strong { font-size: 16px; font-weight: 650; }
    .end { justify-content: end; gap: 12px; }
    .chip i { inline-size: 8px; block-size: 8px; border-radius: 50%; background: currentColor; }
    .chip svg { inline-size: 12px; block-size: 12px; }
    .trouble { text-decoration: none; min-block-size: 24px; }
    .search { justify-content: start; gap: 8px; color: var(--text-3); font-weight: 400; text-align: start; }
    kbd { font: 12px/16px var(--font); color: var(--text-3); }
    .load { white-space: nowrap; font-variant-numeric: tabular-nums; }
    @media (max-width: 899px) {
      header { grid-template-columns: auto 1fr auto; }
      kbd, .trouble span { display: none; }
    }
    @media (max-width: 639px) {
      .load, .search span { display: none; }
      .search { justify-self: end; inline-size: 32px; padding: 0; justify-content: center; border-color: transparent; }
    }
  `];
}

function shortcut() {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K';
}

customElements.define('serai-top-bar', SeraiTopBar);

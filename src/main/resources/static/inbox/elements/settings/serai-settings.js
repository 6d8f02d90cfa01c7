import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from '../base.js';
import {icon} from '../icons.js';
import {empty, stateStyles} from '../states.js';
import {t} from '../../logic/i18n.js';
import * as routes from '../../logic/routes.js';
import {session} from '../../state/session.js';

const SECTIONS = {
  connections: ['plug', 'connections.see', () => html`<serai-connections></serai-connections>`],
  'dead-letters': ['alert', 'deliveries.see', () => html`<serai-dead-letters></serai-dead-letters>`],
  agents: ['user', 'agents.see', () => html`<serai-agents></serai-agents>`],
  queues: ['inbox', 'queues.see', () => html`<serai-queues></serai-queues>`],
  teams: ['users', 'teams.see', () => html`<serai-teams></serai-teams>`],
  bots: ['bot', 'bots.see', () => html`<serai-bots></serai-bots>`],
  'wrapup-reasons': ['check', 'reasons.see', () => html`<serai-wrapup-reasons></serai-wrapup-reasons>`],
  bans: ['ban', 'bans.see', () => html`<serai-bans></serai-bans>`],
  'canned-replies': ['reply', 'canned-replies.see', () => html`<serai-canned-replies></serai-canned-replies>`],
  tags: ['tag', 'tags.see', () => html`<serai-tag-list></serai-tag-list>`],
  fields: ['form', 'fields.see', () => html`<serai-fields></serai-fields>`],
  engines: ['globe', 'translation.see', () => html`<serai-engines></serai-engines>`],
  glossaries: ['list', 'translation.see', () => html`<serai-glossaries></serai-glossaries>`],
  tokens: ['key', 'tokens.manage', () => html`<serai-tokens></serai-tokens>`],
  audit: ['shield', 'audit.see', () => html`<serai-audit></serai-audit>`],
  'self-test': ['pulse', 'connections.see', () => html`<serai-self-test></serai-self-test>`],
};
const FILES = {tags: 'tag-list'};

/** Everything that is set up rather than answered: a list of sections, and the one that the address names. */
class SeraiSettings extends SeraiElement {
  static properties = {section: {}};

  constructor() {
    super();
    this.watch(session);
  }

  willUpdate() {
    if (this._may(this.section)) import('./serai-' + (FILES[this.section] ?? this.section) + '.js');
  }

  render() {
    return html`<nav aria-label=${t('settings.title')}><h1>${t('settings.title')}</h1>
        ${Object.entries(SECTIONS).filter(([name]) => this._may(name)).map(([name, [sign]]) => html`
          <a href=${routes.settings(name)} aria-current=${name === this.section ? 'page'
              : nothing}>${icon(sign)}${t('settings.' + name)}</a>`)}</nav>
      <div class="section" role="region" aria-label=${t('settings.' + this.section)} tabindex="-1">
        ${this._may(this.section) ? SECTIONS[this.section][2]()
            : empty(t('state.forbidden'), t('settings.forbidden'))}</div>`;
  }

  _may(name) {
    return name in SECTIONS && session.can(SECTIONS[name][1]);
  }

  static styles = [shared, stateStyles, css`
    :host { display: grid; grid-template-columns: 220px minmax(0, 1fr); background: var(--canvas); overflow: hidden; }
    nav { display: grid; align-content: start; gap: 2px; padding: 12px; overflow: auto;
      border-inline-end: 1px solid var(--border); background: var(--surface); }
    h1 { padding: 0 12px 8px; font-size: 20px; line-height: 28px; font-weight: 650; }
    a { display: flex; align-items: center; gap: 12px; min-block-size: 36px; padding-inline: 12px; border-radius: 8px;
      color: var(--text-2); text-decoration: none; white-space: nowrap; }
    a:hover { background: var(--raised); }
    a[aria-current] { background: var(--selected); color: var(--accent); font-weight: 500; }
    .section { overflow: auto; padding: 20px 24px; outline: 0; }
    @media (max-width: 899px) {
      :host { grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
      nav { display: flex; padding: 6px 8px; border: 0; border-block-end: 1px solid var(--border); }
      h1 { display: none; }
      .section { padding: 12px; }
    }
  `];
}

customElements.define('serai-settings', SeraiSettings);

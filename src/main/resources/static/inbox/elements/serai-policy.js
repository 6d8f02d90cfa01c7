import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {left} from '../logic/time.js';
import {clock} from '../state/observable.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';

/** What the channel's reply window means now, in one line above the composer. What holds after it, the server says. */
class SeraiPolicy extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    state: {attribute: false},
  };

  #asked = null;

  constructor() {
    super();
    this.watch(directory);
  }

  willUpdate() {
    const key = this.conversation.id + this.state.until;
    if (!this.state.over || this.#asked === key) return;
    this.#asked = key;
    attempt(() => conversations.fetch(this.conversation.id, true));
  }

  render() {
    const {mode, until, show, compose} = this.state;
    if (show !== 'banner' && mode !== 'human-agent') return nothing;
    const {connectionId, channel} = this.conversation;
    const templates = directory.abilities(connectionId).templates;
    const key = mode === 'open' ? 'policy.closing' : 'policy.' + mode + '.banner';
    return html`<p class=${mode === 'human-agent' && show !== 'banner' ? 'info' : 'warn'} role="status">${icon('clock')}
      <span class="grow">${t(key, {channel: t('channel.' + channel), left: until ? left(until, clock.now)
          : '', after: templates ? 'template' : 'none'})}</span>
      ${templates && compose !== 'nothing' ? html`<button @click=${() =>
        this.emit('templates')}>${t('composer.templates')}</button>` : nothing}</p>`;
  }

  static styles = [shared, css`
    p { display: flex; align-items: center; gap: 8px; padding: 8px 12px; }
    .warn { background: var(--warn-back); color: var(--warn); }
    .info { background: var(--raised); color: var(--text-2); font-size: 13px; }
    button { color: inherit; }
  `];
}

customElements.define('serai-policy', SeraiPolicy);

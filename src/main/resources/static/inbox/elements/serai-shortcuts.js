import {css, html} from 'lit';
import {SeraiElement, shared} from './base.js';
import './serai-dialog.js';
import {t} from '../logic/i18n.js';
import {SHORTCUTS} from '../logic/shortcuts.js';
import {session} from '../state/session.js';

/** Every key and what it does; single keys can be changed to others, or turned off altogether. */
class SeraiShortcuts extends SeraiElement {
  constructor() {
    super();
    this.watch(session);
  }

  render() {
    const own = session.preferences.shortcuts;
    return html`<serai-dialog heading=${t('shortcuts.title')} @close=${event => this.emit('close', event)}>
      <label class="check"><input type="checkbox" .checked=${own !== false}
          @change=${({target}) => session.prefer({shortcuts: target.checked ? {}
              : false})}>${t('shortcuts.singles')}</label>
      <table><tbody>${SHORTCUTS.map(({action, keys, everywhere}) => html`<tr><td>${t('shortcuts.' + action)}</td>
        <td>${(own?.[action] ? [own[action]] : keys).map(key => html`<kbd>${shown(key)}</kbd> `)}</td>
        <td>${everywhere || own === false ? '' : html`<input maxlength="1"
            aria-label=${t('shortcuts.own', {action: t('shortcuts.' + action)})} placeholder="…"
                .value=${own?.[action] ?? ''}
          @change=${({target}) => this._own(action, target.value)}>`}</td></tr>`)}
        <tr><td>${t('shortcuts.quick')}</td><td><kbd>/</kbd></td><td></td></tr></tbody></table>
    </serai-dialog>`;
  }

  _own(action, key) {
    const {[action]: before, ...others} = session.preferences.shortcuts || {};
    session.prefer({shortcuts: key ? {...others, [action]: key.toLowerCase()} : others});
  }

  static styles = [shared, css`
    table { inline-size: 100%; border-spacing: 0; }
    td { padding: 3px 0; border-block-end: 1px solid var(--border); }
    td:nth-child(2) { text-align: end; }
    td:last-child { inline-size: 52px; text-align: end; }
    td input:not([type=checkbox]) { inline-size: 36px; min-block-size: 26px; padding: 2px; text-align: center; }
    kbd { display: inline-block; padding: 0 6px; border: 1px solid var(--border); border-radius: 4px;
      background: var(--raised); font: 12px/20px var(--font); }
  `];
}

function shown(key) {
  const names = {mod: /Mac/.test(navigator.platform) ? '⌘'
      : 'Ctrl', arrowdown: '↓', arrowup: '↑', escape: 'Esc', enter: 'Enter', f6: 'F6'};
  return key.split(/([+ ])/).map(part => part === '+' ? ' ' : part === ' ' ? ' ' + t('shortcuts.then') + ' '
      : names[part] ?? part.toUpperCase()).join('');
}

customElements.define('serai-shortcuts', SeraiShortcuts);

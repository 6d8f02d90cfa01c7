import {css, html} from 'lit';
import {SeraiElement, shared} from './base.js';
import {COLOURS} from './note.js';
import {t} from '../logic/i18n.js';

/** The five colours of a note, to choose one from. */
class SeraiColours extends SeraiElement {
  static properties = {value: {}};

  render() {
    return html`<span role="radiogroup" aria-label=${t('note.colour')} @keydown=${this._onKey}>${COLOURS.map(colour => html`
      <button role="radio" class="swatch ${colour}" aria-checked=${colour === this.value}
        tabindex=${colour === this.value ? 0 : -1} title=${t('note.colour.' + colour)}
        aria-label=${t('note.colour.' + colour)} @click=${() => this.emit('colour', colour)}></button>`)}</span>`;
  }

  async _onKey(event) {
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    this.emit('colour', COLOURS[(COLOURS.indexOf(this.value) + step + COLOURS.length) % COLOURS.length]);
    await this.updateComplete;
    this.$('[aria-checked=true]').focus();
  }

  static styles = [shared, css`
    span { display: flex; gap: 4px; }
    .swatch { min-block-size: 24px; inline-size: 24px; padding: 0; border-radius: 50%; border-color: var(--edge); }
    .swatch[aria-checked=true] { outline: 2px solid var(--accent); outline-offset: 1px; }
    .yellow, .yellow:hover { background: var(--note-yellow); }
    .blue, .blue:hover { background: var(--note-blue); }
    .green, .green:hover { background: var(--note-green); }
    .pink, .pink:hover { background: var(--note-pink); }
    .grey, .grey:hover { background: var(--note-grey); }
  `];
}

customElements.define('serai-colours', SeraiColours);

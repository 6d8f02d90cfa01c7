import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import {language as screen, knows, t} from '../logic/i18n.js';
import {doubts, languageName} from '../logic/translation.js';
import {lens} from '../state/lens.js';

/** The line below a message that was translated: from what, how sure, and what can be done about it. */
class SeraiTranslated extends SeraiElement {
  static properties = {message: {attribute: false}, note: {attribute: false}, _editing: {state: true}};

  render() {
    const {kind, language, translation} = this.note;
    if (this._editing) return this._form(translation);
    return html`<p class="meta row">${icon('globe')}<span>${this._sentence(kind, language)}</span>
      ${doubts(translation) ? html`<span class="doubt" title=${this._doubts(translation)}>${icon('alert')}${t('lens.doubtful')}
        <span class="hidden">${this._doubts(translation)}</span></span>` : nothing}
      ${translation.terms?.length ? html`<span title=${translation.terms.map(each => each.term + ' → '
          + (each.target ?? each.term)).join(', ')}>${t('lens.terms', {n: translation.terms.length})}</span>` : nothing}
      ${kind === 'failed' ? html`<button class="link small" @click=${() => attempt(() => lens.ask(this.message,
          translation.language))}>${t('action.retry')}</button>` : nothing}
      ${kind === 'translated' ? html`<button class="link small"
          @click=${() => this._editing = true}>${t('lens.correct')}</button>` : nothing}</p>`;
  }

  _sentence(kind, language) {
    const name = language ? languageName(language, screen()) : t('lens.unknown');
    switch (kind) {
      case 'translated': return t(this.note.translation.engine === 'person' ? 'lens.by-person' : 'lens.translated',
          {language: name});
      case 'sent': return t('lens.sent', {language: name});
      case 'waiting': return t('lens.waiting');
      default: return t('lens.failed');
    }
  }

  _doubts({warnings = [], confidence}) {
    const words = warnings.map(each => knows('lens.warning.' + each) ? t('lens.warning.' + each) : each);
    return [...words, confidence === undefined ? null : Math.round(confidence * 100) + ' %'].filter(Boolean).join(' · ');
  }

  _form({text, language}) {
    return html`<form class="correct" @submit=${event => this._save(event, language)}>
      <textarea rows="2" dir="auto" lang=${language} aria-label=${t('lens.correct')} .value=${text ?? ''}></textarea>
      <span class="row"><button type="button" class="small" @click=${() => this._editing = false}>${t('action.cancel')}
        </button><button class="small primary">${t('action.save')}</button></span></form>`;
  }

  async _save(event, language) {
    event.preventDefault();
    const text = this.$('textarea').value.trim();
    if (text) await attempt(() => lens.correct(this.message, language, text));
    this._editing = false;
  }

  static styles = [shared, css`
    :host { display: block; margin-block-start: 2px; }
    p { flex-wrap: wrap; gap: 4px 6px; }
    svg { inline-size: 12px; block-size: 12px; }
    .doubt { display: inline-flex; gap: 4px; align-items: center; color: var(--warn); }
    .correct { display: grid; gap: 6px; }
    .correct .row { justify-content: end; }
  `];
}

customElements.define('serai-translated', SeraiTranslated);

import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import {language, t} from '../logic/i18n.js';
import {languageName, same} from '../logic/translation.js';
import {lens} from '../state/lens.js';

const LANGUAGES = ['af', 'am', 'ar', 'bn', 'da', 'de', 'en', 'es', 'fil', 'fr', 'gl', 'ha', 'hi', 'id', 'it', 'ms', 'nb',
  'nl', 'pt', 'ru', 'st', 'sw', 'tr', 'uk', 'ur', 'vi', 'xh', 'yo', 'zh', 'zu'];

/** The two languages of a conversation, with the arrows between them, and which of a message's texts is shown. */
class SeraiLens extends SeraiElement {
  static properties = {conversation: {attribute: false}};

  constructor() {
    super();
    this.watch(lens);
    lens.load();
  }

  render() {
    const state = lens.of(this.conversation.id);
    const {language: own, show} = lens.own;
    const theirs = state?.language ?? this.conversation.language;
    if (!state || !own || !theirs || same(own, theirs)) return nothing;
    if (!state.available) return html`<p class="bar meta" role="note">${icon('globe')}${t('lens.unavailable',
        {language: this._name(theirs)})}</p>`;
    return html`<div class="bar row" role="group" aria-label=${t('lens.label')}>
      <label class="check"><input type="checkbox" .checked=${state.enabled}
          @change=${({target}) => this._change({enabled: target.checked})}>${t('lens.translate')}</label>
      <select aria-label=${t('lens.theirs')} @change=${({target}) => this._change({language: target.value})}>
        ${this._options(theirs)}</select>
      <span aria-hidden="true">⇄</span>
      <select aria-label=${t('lens.own')} @change=${({target}) => this._prefer({language: target.value})}>
        ${this._options(own)}</select>
      ${!state.chosen && state.confidence < 0.6 ? html`<span class="chip warn">${t('lens.uncertain')}</span>` : nothing}
      <span class="grow"></span>
      <select aria-label=${t('lens.show')} ?disabled=${!state.enabled}
          @change=${({target}) => this._prefer({show: target.value})}>
        ${['translated', 'original', 'both'].map(each => html`<option value=${each}
            ?selected=${each === show}>${t('lens.show.' + each)}</option>`)}</select></div>`;
  }

  _options(chosen) {
    const codes = LANGUAGES.includes(chosen) ? LANGUAGES : [chosen, ...LANGUAGES];
    return codes.map(code => html`<option value=${code} ?selected=${code === chosen}>${this._name(code)}</option>`);
  }

  _name(code) {
    return languageName(code, language());
  }

  _change(change) {
    return attempt(() => lens.change(this.conversation.id, change));
  }

  _prefer(change) {
    return attempt(() => lens.prefer(change));
  }

  static styles = [shared, css`
    :host { display: block; }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 4px 12px; font-size: 13px;
      border-block-end: 1px solid var(--border); background: var(--raised); color: var(--text-2); }
    select { min-block-size: 28px !important; max-inline-size: 150px; }
  `];
}

customElements.define('serai-lens', SeraiLens);

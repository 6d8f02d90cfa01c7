import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import './serai-dialog.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';

const WITH_URL = ['link'];
const WITHOUT_OPTIONS = ['location-request', 'flow'];

/** A question with options to tap, within what the channel can show. */
class SeraiPromptBuilder extends SeraiElement {
  static properties = {
    abilities: {attribute: false},
    text: {},
    _kind: {state: true}, _options: {state: true}, _text: {state: true}, _button: {state: true},
  };

  willUpdate() {
    if (this._kind) return;
    const kinds = this._kinds;
    Object.assign(this, {_kind: kinds[0], _options: [blank(), blank()], _text: this.text ?? '', _button: ''});
  }

  get _kinds() {
    return Object.keys(this.abilities.prompts ?? {}).filter(kind => kind !== 'flow');
  }

  get _limit() {
    return this.abilities.prompts[this._kind];
  }

  render() {
    const {options: most, title, text} = this._limit;
    const bare = WITHOUT_OPTIONS.includes(this._kind);
    return html`<serai-dialog heading=${t('prompt.title')} @close=${event => this.emit('close', event)}>
      <div class="form">
        <label class="field">${t('prompt.kind')}<select @change=${({target}) => this._kind = target.value}>
          ${this._kinds.map(kind => html`<option value=${kind}
              ?selected=${kind === this._kind}>${t('prompt.kind.' + kind)}</option>`)}</select></label>
        <label class="field">${t('prompt.text')}<textarea autofocus rows="3" dir="auto" maxlength=${text || nothing}
            .value=${this._text} @input=${({target}) => this._text = target.value}></textarea></label>
        ${this._kind === 'list' ? html`<label class="field">${t('prompt.button')}<input dir="auto" maxlength="20"
            .value=${this._button} @input=${({target}) => this._button = target.value}></label>` : nothing}
        ${bare ? nothing : html`<fieldset><legend>${t('prompt.options', {n: most})}</legend>
          ${this._options.slice(0, most).map((option, index) => this._option(option, index, title))}
          ${this._options.length < most ? html`<button class="small"
              @click=${() => this._options = [...this._options, blank()]}>${icon('plus')}${t('prompt.add')}</button>`
                  : nothing}
        </fieldset>`}
        ${this._double() ? html`<p class="error" role="alert">${t('prompt.double')}</p>` : nothing}
      </div>
      <button slot="actions" @click=${() => this.$('serai-dialog').close()}>${t('action.cancel')}</button>
      <button slot="actions" class="primary" ?disabled=${!this._complete()}
          @click=${this._onSend}>${t('composer.send')}</button>
    </serai-dialog>`;
  }

  _option(option, index, title) {
    return html`<div class="option row">
      <input class="grow" dir="auto" maxlength=${title || nothing} .value=${option.title}
          placeholder=${t('prompt.option', {n: index + 1})} aria-label=${t('prompt.option', {n: index + 1})}
        @input=${({target}) => this._change(index, {title: target.value})}>
      ${this._kind === 'list' ? html`<input class="grow" dir="auto" maxlength="72" .value=${option.description}
          placeholder=${t('prompt.description')} aria-label=${t('prompt.description')}
        @input=${({target}) => this._change(index, {description: target.value})}>` : nothing}
      ${WITH_URL.includes(this._kind) ? html`<input class="grow" dir="ltr" type="url" .value=${option.url}
          placeholder="https://" aria-label=${t('prompt.url')}
        @input=${({target}) => this._change(index, {url: target.value})}>` : nothing}
      <button class="icon small" aria-label=${t('prompt.remove', {n: index + 1})}
          @click=${() => this._options = this._options.filter(each => each !== option)}>${icon('x')}</button>
    </div>`;
  }

  get _used() {
    return WITHOUT_OPTIONS.includes(this._kind) ? [] : this._options.slice(0,
        this._limit.options).filter(({title}) => title.trim());
  }

  _double() {
    const titles = this._used.map(({title}) => title.trim());
    return new Set(titles).size < titles.length;
  }

  _complete() {
    const enough = WITHOUT_OPTIONS.includes(this._kind) || this._used.length > 0;
    const linked = !WITH_URL.includes(this._kind) || this._used.every(({url}) => /^https?:\/\/\S+$/.test(url));
    return this._text.trim() && enough && linked && !this._double() && (this._kind !== 'list' || this._button.trim());
  }

  _change(index, change) {
    this._options = this._options.map((option, at) => at === index ? {...option, ...change} : option);
  }

  _onSend() {
    const options = this._used.map(({title, description, url}, index) => ({
      id: 'option-' + (index + 1), title: title.trim(), ...(description.trim()
          && {description: description.trim()}), ...(url && {url}),
    }));
    this.emit('choose', {type: 'prompt', kind: this._kind, text: this._text.trim(), options, ...(this._kind === 'list'
        && {button: this._button.trim()})});
  }

  static styles = [shared, css`
    .form, fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
    fieldset { gap: 8px; margin: 0; padding: 0; border: 0; justify-items: start; }
    .option { inline-size: 100%; }
    .option input { min-inline-size: 0; }
    legend { padding: 0 0 4px; color: var(--text-2); font-size: 13px; }
    textarea { inline-size: 100%; }
  `];
}

function blank() {
  return {title: '', description: '', url: ''};
}

customElements.define('serai-prompt-builder', SeraiPromptBuilder);

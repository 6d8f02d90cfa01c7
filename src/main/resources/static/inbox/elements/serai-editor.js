import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import {QuickReplies, quickStyles} from './quick-replies.js';
import {fill, textUse, toggleMark} from '../logic/compose.js';
import {t} from '../logic/i18n.js';
import {directory} from '../state/directory.js';
import * as http from '../state/http.js';
import {session} from '../state/session.js';

const TYPING = 3_000;
const MARKS = {bold: 'b', italic: 'i', strike: null, code: null};

/** The field that is typed in, and what helps with it: formatting, emoji, quick replies after a slash. */
class SeraiEditor extends SeraiElement {
  static properties = {
    conversation: {attribute: false}, mode: {}, text: {}, locked: {type: Boolean}, attached: {type: Boolean},
        abilities: {attribute: false},
    _emoji: {state: true},
  };

  #typed = 0;
  #quick = new QuickReplies(this);

  constructor() {
    super();
    this._emoji = false;
    this.watch(directory, session);
  }

  updated(changed) {
    const field = this.$('textarea');
    if ((changed.has('text') || changed.has('mode')) && field.value !== this.text) field.value = this.text;
  }

  render() {
    const {open, at} = this.#quick;
    return html`${open ? this.#quick.render() : nothing}
      <textarea rows="2" dir="auto" maxlength="65536" ?readonly=${this.locked} aria-label=${t('composer.' + this.mode)}
        placeholder=${t(this.mode === 'note' ? 'composer.hint.note' : 'composer.hint.reply')} aria-autocomplete="list"
            aria-controls=${open ? 'quick' : nothing}
        aria-activedescendant=${open ? 'quick-' + at : nothing}
        @input=${this._onInput} @keydown=${this._onKey} @paste=${this._onPaste} @blur=${this._onBlur}></textarea>
      ${this._missing()}
      <div class="bar row">${this.mode === 'reply' ? this._tools() : nothing}${this._marks()}
        <span class="grow"></span>${this._use()}
        <span class="meta keys">${t(this._ctrl ? 'composer.keys.ctrl' : 'composer.keys')}</span>
        <button class="primary" ?disabled=${!this.text.trim() && !this.attached}
            @click=${() => this.emit('send')}>${t(this.mode === 'note' ? 'composer.add-note'
                : 'composer.send')}</button>
      </div>
      <input class="hidden" type="file" multiple tabindex="-1" aria-hidden="true" @change=${this._onPick}>`;
  }

  get _ctrl() {
    return session.preferences.enter === 'break';
  }

  _tools() {
    const {files, templates, prompts} = this.abilities;
    const tool = (name, title, act) => html`<button class="icon" title=${title} aria-label=${title}
        @click=${act}>${icon(name)}</button>`;
    return html`
      ${files && Object.keys(files).length > 0 ? tool('clip', t('composer.attach'), () => this.$('input').click())
          : nothing}
      <span class="anchor">${tool('smile', t('composer.emoji'), this._onEmoji)}
        ${this._emoji ? html`<serai-emoji @choose=${({detail}) => this.insert(detail)}
            @close=${() => this._emoji = false}></serai-emoji>` : nothing}</span>
      ${templates ? tool('template', t('composer.templates'), () => this.emit('templates')) : nothing}
      ${prompts && Object.keys(prompts).length > 0 ? tool('list', t('composer.prompt'), () => this.emit('prompt'))
          : nothing}`;
  }

  _marks() {
    const marks = this.mode === 'reply' ? this.abilities.formatting ?? {} : {};
    return Object.keys(MARKS).filter(name => marks[name]).map(name => html`<button class="icon mark"
        title=${t('composer.' + name)} aria-label=${t('composer.' + name)}
      @click=${() => this._mark(marks[name])}>${icon(name)}</button>`);
  }

  _use() {
    const {length, limit, parts} = textUse(this.text, this.abilities);
    if (this.mode === 'note' || !limit || length < limit * 0.8) return nothing;
    return html`<span class="meta ${parts > 1 ? 'over' : ''}"
        role="status">${parts > 1 ? t('composer.parts', {n: parts}) : length + ' / ' + limit}</span>`;
  }

  _missing() {
    const {missing} = fill(this.text, {});
    return missing.length === 0 ? nothing : html`<p class="missing row"
        role="status">${icon('alert')}${t('composer.missing')}
      ${[...new Set(missing)].map(name => html`<button class="small"
          @click=${() => this._select(name)}>{{${name}}}</button>`)}</p>`;
  }

  /** Nothing leaves with a variable that nobody filled. */
  sendable() {
    const {missing} = fill(this.text, {});
    if (missing.length > 0) this._select(missing[0]);
    return missing.length === 0 && !this.locked;
  }

  clear() {
    this.$('textarea').value = '';
    this.text = '';
    this._type('');
    this._say(false);
    this.focusText();
  }

  focusText() {
    this.$('textarea').focus();
  }

  /** Puts text where the caret is, in a way that can be undone. */
  insert(text, from, to) {
    const field = this.$('textarea');
    field.focus();
    if (from !== undefined) field.setSelectionRange(from, to);
    const {selectionStart, selectionEnd} = field;
    if (!document.execCommand('insertText', false, text)) field.setRangeText(text, selectionStart, selectionEnd, 'end');
    this._type(field.value);
  }

  _mark(sign) {
    const field = this.$('textarea');
    const {from, to, insert, start, end} = toggleMark(field.value, field.selectionStart, field.selectionEnd, sign);
    this.insert(insert, from, to);
    field.setSelectionRange(start, end);
  }

  _select(name) {
    const field = this.$('textarea');
    const at = field.value.search(new RegExp('\\{\\{\\s*' + name.replaceAll('.', '\\.')));
    field.focus();
    field.setSelectionRange(at, field.value.indexOf('}}', at) + 2);
  }

  _type(text) {
    this.text = text;
    this.emit('text', text);
  }

  /** Both sides see it: the customer where the channel can show it, other agents always. */
  _say(on) {
    if (this.mode !== 'reply' || on && Date.now() - this.#typed < TYPING || !on && this.#typed === 0) return;
    this.#typed = on ? Date.now() : 0;
    http.command('POST', 'conversations/' + this.conversation.id + '/typing', {on}).catch(() => {});
  }

  _onInput({target}) {
    this._type(target.value);
    if (this.mode === 'reply') this.#quick.search(target);
    this._say(target.value.trim() !== '');
  }

  _onBlur() {
    this.#quick.close();
    this._say(false);
  }

  /** While an input method composes, Enter belongs to it. */
  _onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const mod = event.ctrlKey || event.metaKey;
    if (this.#quick.takes(event)) return;
    const sends = event.key === 'Enter' && (mod || !event.shiftKey && !this._ctrl);
    const mark = mod && !event.altKey && Object.keys(MARKS).find(name => MARKS[name] === event.key.toLowerCase());
    if (sends) {
      event.preventDefault();
      this.emit('send');
    } else if (mark && this.abilities.formatting?.[mark] && this.mode === 'reply') {
      event.preventDefault();
      this._mark(this.abilities.formatting[mark]);
    }
  }

  _onPaste(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || this.mode !== 'reply') return;
    event.preventDefault();
    this.emit('files', files);
  }

  _onPick({target}) {
    this.emit('files', [...target.files]);
    target.value = '';
  }

  async _onEmoji() {
    await import('./serai-emoji.js');
    this._emoji = !this._emoji;
  }

  static styles = [shared, quickStyles, css`
    :host { position: relative; display: grid; gap: 8px; }
    textarea { inline-size: 100%; min-block-size: 60px; max-block-size: 40vh; field-sizing: content; }
    .bar { gap: 2px; flex-wrap: wrap; }
    .bar .keys { margin-inline-end: 8px; }
    .anchor { position: relative; }
    .over { color: var(--warn); margin-inline-end: 8px; }
    .missing { flex-wrap: wrap; color: var(--warn); font-size: 13px; }
    @media (max-width: 899px) { .keys, .mark { display: none; } }
  `];
}

customElements.define('serai-editor', SeraiEditor);

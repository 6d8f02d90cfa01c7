import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import {fill, slash, textUse, toggleMark, variables} from '../logic/compose.js';
import {t} from '../logic/i18n.js';
import {rank} from '../logic/search.js';
import {directory} from '../state/directory.js';
import * as http from '../state/http.js';
import {session} from '../state/session.js';

const TYPING = 3_000;
const MARKS = {bold: 'b', italic: 'i', strikethrough: null, monospace: null};

/** The field that is typed in, and what helps with it: formatting, emoji, quick replies after a slash. */
class SeraiEditor extends SeraiElement {
  static properties = {
    conversation: {attribute: false}, mode: {}, text: {}, locked: {type: Boolean}, attached: {type: Boolean}, abilities: {attribute: false},
    _found: {state: true}, _at: {state: true}, _emoji: {state: true},
  };

  #typed = 0;
  #slash = null;

  constructor() {
    super();
    Object.assign(this, {_found: [], _at: 0, _emoji: false});
    this.watch(session);
  }

  updated(changed) {
    const field = this.$('textarea');
    if ((changed.has('text') || changed.has('mode')) && field.value !== this.text) field.value = this.text;
  }

  render() {
    const open = this._found.length > 0;
    return html`${open ? this._quick() : nothing}
      <textarea rows="2" dir="auto" maxlength="65536" ?readonly=${this.locked} aria-label=${t('composer.' + this.mode)}
        placeholder=${t(this.mode === 'note' ? 'composer.hint.note' : 'composer.hint.reply')} aria-autocomplete="list" aria-controls=${open ? 'quick' : nothing}
        aria-activedescendant=${open ? 'quick-' + this._at : nothing}
        @input=${this._onInput} @keydown=${this._onKey} @paste=${this._onPaste} @blur=${this._onBlur}></textarea>
      ${this._missing()}
      <div class="bar row">${this.mode === 'reply' ? this._tools() : nothing}${this._marks()}
        <span class="grow"></span>${this._use()}
        <span class="meta keys">${t(this._ctrl ? 'composer.keys.ctrl' : 'composer.keys')}</span>
        <button class="primary" ?disabled=${!this.text.trim() && !this.attached} @click=${() => this.emit('send')}>${t(this.mode === 'note' ? 'composer.add-note' : 'composer.send')}</button>
      </div>
      <input class="hidden" type="file" multiple tabindex="-1" aria-hidden="true" @change=${this._onPick}>`;
  }

  get _ctrl() {
    return session.preferences.enter === 'break';
  }

  _tools() {
    const {files, templates, prompts} = this.abilities;
    const tool = (name, title, act) => html`<button class="icon" title=${title} aria-label=${title} @click=${act}>${icon(name)}</button>`;
    return html`
      ${files && Object.keys(files).length > 0 ? tool('clip', t('composer.attach'), () => this.$('input').click()) : nothing}
      <span class="anchor">${tool('smile', t('composer.emoji'), this._onEmoji)}
        ${this._emoji ? html`<serai-emoji @choose=${({detail}) => this.insert(detail)} @close=${() => this._emoji = false}></serai-emoji>` : nothing}</span>
      ${templates ? tool('template', t('composer.templates'), () => this.emit('templates')) : nothing}
      ${prompts && Object.keys(prompts).length > 0 ? tool('list', t('composer.prompt'), () => this.emit('prompt')) : nothing}`;
  }

  _marks() {
    const marks = this.mode === 'reply' ? this.abilities.formatting ?? {} : {};
    return Object.keys(MARKS).filter(name => marks[name]).map(name => html`<button class="icon mark" title=${t('composer.' + name)} aria-label=${t('composer.' + name)}
      @click=${() => this._mark(marks[name])}>${icon(name === 'monospace' ? 'code' : name)}</button>`);
  }

  _use() {
    const {length, limit, parts} = textUse(this.text, this.abilities);
    if (this.mode === 'note' || !limit || length < limit * 0.8) return nothing;
    return html`<span class="meta ${parts > 1 ? 'over' : ''}" role="status">${parts > 1 ? t('composer.parts', {n: parts}) : length + ' / ' + limit}</span>`;
  }

  _missing() {
    const {missing} = fill(this.text, {});
    return missing.length === 0 ? nothing : html`<p class="missing row" role="status">${icon('alert')}${t('composer.missing')}
      ${[...new Set(missing)].map(name => html`<button class="small" @click=${() => this._select(name)}>{{${name}}}</button>`)}</p>`;
  }

  _quick() {
    return html`<div class="quick" role="listbox" id="quick" aria-label=${t('composer.quick')}>${this._found.map((reply, index) => html`
      <div role="option" id="quick-${index}" aria-selected=${index === this._at} class=${index === this._at ? 'at' : ''} @pointerdown=${event => event.preventDefault()} @click=${() => this._choose(reply)}>
        <b dir="auto">${reply.title}</b> <span class="cut" dir="auto">${reply.text}</span></div>`)}</div>`;
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
    if (!document.execCommand('insertText', false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
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

  _choose(reply) {
    const {text} = fill(reply.text, variables(this.conversation, session.me.agent));
    this._found = [];
    this.insert(text, this.#slash.from, this.$('textarea').selectionStart);
  }

  _type(text) {
    this.text = text;
    this.emit('text', text);
  }

  _search(field) {
    this.#slash = this.mode === 'reply' ? slash(field.value, field.selectionStart) : null;
    const found = this.#slash ? rank(this.#slash.query, directory.cannedReplies, ({title, tags, text}) => [title, ...tags ?? [], text]) : [];
    this._found = found.slice(0, 8);
    this._at = 0;
  }

  /** Both sides see it: the customer where the channel can show it, other agents always. */
  _say(on) {
    if (this.mode !== 'reply' || on && Date.now() - this.#typed < TYPING || !on && this.#typed === 0) return;
    this.#typed = on ? Date.now() : 0;
    http.command('POST', 'conversations/' + this.conversation.id + '/typing', {on}).catch(() => {});
  }

  _onInput({target}) {
    this._type(target.value);
    this._search(target);
    this._say(target.value.trim() !== '');
  }

  _onBlur() {
    this._found = [];
    this._say(false);
  }

  /** While an input method composes, Enter belongs to it. */
  _onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const mod = event.ctrlKey || event.metaKey;
    if (this._found.length > 0 && this._pick(event)) return;
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

  _pick(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) this._at = (this._at + step + this._found.length) % this._found.length;
    else if (event.key === 'Enter' || event.key === 'Tab') this._choose(this._found[this._at]);
    else if (event.key === 'Escape') this._found = [];
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
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

  static styles = [shared, css`
    :host { position: relative; display: grid; gap: 8px; }
    textarea { inline-size: 100%; min-block-size: 60px; max-block-size: 40vh; field-sizing: content; }
    .bar { gap: 2px; flex-wrap: wrap; }
    .bar .keys { margin-inline-end: 8px; }
    .anchor { position: relative; }
    .over { color: var(--warn); margin-inline-end: 8px; }
    .missing { flex-wrap: wrap; color: var(--warn); font-size: 13px; }
    .quick { position: absolute; z-index: 2; inset-block-end: calc(100% + 4px); inset-inline: 0; max-block-size: 280px; overflow: auto; padding: 4px; border: 1px solid var(--border);
      border-radius: 12px; background: var(--surface); box-shadow: var(--shadow); }
    .quick div { display: flex; gap: 8px; padding: 6px 8px; border-radius: 8px; cursor: pointer; }
    .quick b { font-weight: 650; white-space: nowrap; }
    .quick .cut { color: var(--text-2); }
    .quick .at { background: var(--selected); }
    @media (max-width: 899px) { .keys, .mark { display: none; } }
  `];
}

customElements.define('serai-editor', SeraiEditor);

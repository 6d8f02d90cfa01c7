import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared, toast} from './base.js';
import {icon} from './icons.js';
import './serai-editor.js';
import './serai-policy.js';
import './serai-colours.js';
import {uuid} from '../state/http.js';
import {contents} from '../logic/compose.js';
import {language, t} from '../logic/i18n.js';
import {replyState} from '../logic/policy.js';
import {preview} from '../logic/preview.js';
import {doubts, languageName, same} from '../logic/translation.js';
import {clock} from '../state/observable.js';
import {directory} from '../state/directory.js';
import {drafts} from '../state/drafts.js';
import {lens} from '../state/lens.js';
import {outbox} from '../state/outbox.js';
import {session} from '../state/session.js';
import {threads} from '../state/threads.js';

/** Where the agent answers: to the customer or as a note to the team, with what the channel and its rules allow. */
class SeraiComposer extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    typing: {attribute: false},
    _mode: {state: true},
    _quoted: {state: true},
    _files: {state: true},
    _asked: {state: true},
    _dialog: {state: true},
    _colour: {state: true},
    _translated: {state: true},
  };

  constructor() {
    super();
    this._mode = 'reply';
    this._colour = 'yellow';
    this._files = [];
    this._translated = null;
    this.watch(clock, directory, drafts, session, lens);
  }

  willUpdate(changed) {
    if (this.conversation.id === changed.get('conversation')?.id) return;
    if (!changed.has('conversation')) return;
    drafts.flush();
    Object.assign(this, {_mode: 'reply', _quoted: null, _asked: false, _dialog: null, _translated: null});
    attempt(() => drafts.load(this.conversation.id));
  }

  render() {
    if (!session.can('conversations.reply')) return html`<p
        class="closed">${icon('lock')}${t('composer.forbidden')}</p>`;
    const state = replyState(this.conversation.replyPolicy, clock.now);
    const free = this._mode === 'note' || state.compose === 'free';
    return html`<serai-policy .conversation=${this.conversation} .state=${state}
        @templates=${() => this._open('templates')}></serai-policy>
      <div class="composer ${this._mode}">
        ${this._busy()}
        <div class="row">
          <span class="tabs row" role="tablist" aria-label=${t('composer.mode')}>${['reply', 'note'].map(mode => html`
            <button role="tab" aria-selected=${mode === this._mode} class=${mode === this._mode ? 'small' : 'small plain'}
              @click=${() => this.write(mode)}>${icon(mode === 'note' ? 'lock' : 'reply')}${t('composer.' + mode)}</button>`)}
          </span>
          <span class="grow"></span>
          ${this._mode === 'note' ? html`<serai-colours .value=${this._colour}
            @colour=${({detail}) => this._colour = detail}></serai-colours>` : nothing}
        </div>
        ${this._quoted && this._mode === 'reply' ? this._quote() : nothing}
        ${this._files.length > 0 ? html`<serai-uploads .files=${this._files} .conversation=${this.conversation}
            .abilities=${this._abilities}
          @change=${this._onFiles}></serai-uploads>` : nothing}
        ${free ? html`${this._editor()}${this._lens()}` : this._instead(state)}
      </div>
      ${this._dialogs()}`;
  }

  get _abilities() {
    return directory.abilities(this.conversation.connectionId);
  }

  _editor() {
    const {id} = this.conversation;
    return html`<serai-editor .conversation=${this.conversation} .mode=${this._mode} .abilities=${this._abilities}
      .text=${drafts.get(id, this._mode)} .locked=${!drafts.loaded(id)} .attached=${this._files.length > 0}
      @text=${({detail}) => drafts.set(id, this._mode, detail)} @send=${() => this.send()}
          @files=${({detail}) => this.attach(detail)}
      @templates=${() => this._open('templates')} @prompt=${() => this._open('prompt')}></serai-editor>`;
  }

  _instead({compose}) {
    return compose === 'template'
      ? html`<div class="instead"><p>${t('policy.template-only')}</p><button class="primary"
          @click=${() => this._open('templates')}>${icon('template')}${t('composer.choose-template')}</button></div>`
      : html`<div class="instead"><p>${t('policy.closed')}</p></div>`;
  }

  _busy() {
    const {typing} = this;
    const other = typing && typing.kind === 'agent' && typing.id !== session.id;
    if (this._asked) {
      return html`<p class="busy row" role="alert"><span class="grow">${t('composer.replying-ask',
          {name: this._asked})}</span>
        <button class="small primary" @click=${() => this.send(true)}>${t('composer.send-anyway')}</button>
        <button class="small" @click=${() => this._asked = false}>${t('action.cancel')}</button></p>`;
    }
    return other ? html`<p class="busy row" role="status">${icon('edit')}${t('composer.replying',
        {name: typing.name})}</p>` : nothing;
  }

  _quote() {
    return html`<div class="quoted row">${icon('reply')}<span class="grow cut"
        dir="auto">${preview(this._quoted, this._abilities.formatting)}</span>
      <button class="icon small" aria-label=${t('composer.unquote')}
          @click=${() => this._quoted = null}>${icon('x')}</button></div>`;
  }

  _dialogs() {
    const close = () => this._dialog = null;
    switch (this._dialog) {
      case 'templates': return html`<serai-templates .conversation=${this.conversation} @choose=${this._onContent}
          @close=${close}></serai-templates>`;
      case 'prompt': return html`<serai-prompt-builder .abilities=${this._abilities}
          .text=${drafts.get(this.conversation.id, 'reply')}
        @choose=${this._onPrompt} @close=${close}></serai-prompt-builder>`;
      default: return nothing;
    }
  }

  /** Ready to write a reply or a note. */
  async write(mode) {
    this._mode = mode;
    await this.updateComplete;
    this.$('serai-editor')?.focusText();
  }

  quote(message) {
    this._quoted = message;
    this.write('reply');
  }

  async attach(files) {
    await attempt(() => import('./serai-uploads.js'));
    this._files = [...this._files, ...files.map(file => ({id: uuid(), file}))];
  }

  /** Sends what was written. If somebody else is answering too, asks once whether that is wanted. */
  async send(anyway = false) {
    const {id} = this.conversation;
    const mode = this._mode;
    const text = drafts.get(id, mode).trim();
    const ready = this._files.length > 0 ? this.$('serai-uploads').ready() : [];
    if (!ready || !text && ready.length === 0 || !this.$('serai-editor')?.sendable()) return;
    if (mode === 'note') {
      await this._note(text);
      return;
    }
    if (!anyway && this.typing?.kind === 'agent' && this.typing.id !== session.id) {
      this._asked = this.typing.name;
      return;
    }
    const translate = await this._translation(text);
    if (translate === null) return;
    contents(text, ready, this._abilities).forEach((content, at) => this._send(content, at === 0 ? translate : undefined));
    this._translated = null;
    this._files = [];
    this._asked = false;
    this.$('serai-editor').clear();
  }

  /** The language that the customer reads, where it is not the agent's. */
  get _goesOutIn() {
    const state = lens.of(this.conversation.id);
    const theirs = state?.language ?? this.conversation.language;
    return state?.available && state.enabled && theirs && lens.own.language && !same(theirs, lens.own.language) ? theirs
        : null;
  }

  /** What was looked at is sent as it was looked at. Null: look first. */
  async _translation(text) {
    const to = this._goesOutIn;
    if (!to || !text) return undefined;
    if (this._translated?.of === text) return {to, text: this._translated.text, previewed: true};
    if (lens.own.preview !== 'always') return {to};
    await this._preview();
    return this._translated?.of === text ? null : {to};
  }

  async _preview() {
    const text = drafts.get(this.conversation.id, 'reply').trim();
    if (!text) return;
    await attempt(async () => {
      const {translation, back} = await lens.draft(this.conversation.id, text, {to: this._goesOutIn, back: true});
      this._translated = translation?.text ? {of: text, text: translation.text, back, doubtful: doubts(translation)} : null;
      if (!this._translated) toast(t('lens.nothing-to-translate'));
    });
  }

  _lens() {
    const to = this._goesOutIn;
    if (!to || this._mode === 'note') return nothing;
    const {text, back, doubtful} = this._translated ?? {};
    return html`<div class="lens"><p class="meta row">${icon('globe')}<span class="grow">${t('lens.goes-out',
        {language: languageName(to, language())})}</span>
      <button class="small" @click=${this._preview}>${t('lens.preview')}</button></p>
      ${this._translated ? html`<textarea rows="2" dir="auto" lang=${to} aria-label=${t('lens.preview')} .value=${text}
          @input=${({target}) => this._translated = {...this._translated, text: target.value}}></textarea>
        ${back?.text ?? back ? html`<p class="meta" dir="auto">${t('lens.back', {text: back.text ?? back})}</p>` : nothing}
        ${doubtful ? html`<p class="meta doubt">${icon('alert')}${t('lens.doubtful')}</p>` : nothing}` : nothing}</div>`;
  }

  async _note(text) {
    const {id} = this.conversation;
    if (!text) return;
    const saved = await attempt(async () => {
      await threads.addNote(id, text, this._colour);
      return true;
    });
    if (saved) this.$('serai-editor')?.clear();
  }

  _send(content, translate) {
    outbox.send(this.conversation.id, content, this._quoted ? {messageId: this._quoted.id} : undefined, translate);
    this._quoted = null;
    this.emit('sent');
  }

  async _open(dialog) {
    await attempt(() => dialog === 'prompt' ? import('./serai-prompt-builder.js') : import('./serai-templates.js'));
    this._dialog = dialog;
  }

  _onContent({detail}) {
    this._send(detail);
    this._dialog = null;
  }

  _onPrompt(event) {
    this._onContent(event);
    this.$('serai-editor')?.clear();
  }

  _onFiles({detail}) {
    this._files = detail;
  }

  static styles = [shared, css`
    :host { display: block; border-block-start: 1px solid var(--border); }
    .composer { display: grid; gap: 8px; padding: 8px 12px; }
    .composer.note { background: color-mix(in srgb, var(--note-yellow) 45%, var(--surface)); }
    .tabs { gap: 4px; }
    [role=tab] { min-block-size: 28px; }
    .busy { padding: 4px 8px; border-radius: 8px; background: var(--warn-back); color: var(--warn); font-size: 13px; }
    .quoted { padding: 4px 4px 4px 8px; border-inline-start: 3px solid var(--accent); border-radius: 4px;
      background: var(--raised); color: var(--text-2); font-size: 13px; }
    .instead { display: grid; justify-items: center; gap: 12px; padding: 16px; border: 1px dashed var(--edge);
      border-radius: 8px; color: var(--text-2); text-align: center; }
    .lens { display: grid; gap: 4px; }
    .lens textarea { inline-size: 100%; }
    .lens svg { inline-size: 12px; block-size: 12px; }
    .doubt { display: flex; gap: 4px; color: var(--warn); }
    .closed { display: flex; gap: 8px; padding: 16px; color: var(--text-2); }
  `];
}

customElements.define('serai-composer', SeraiComposer);

import {css, html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {SeraiElement, shared, toast} from './base.js';
import {icon} from './icons.js';
import {fileKind, fileSize} from '../logic/compose.js';
import {t} from '../logic/i18n.js';
import * as http from '../state/http.js';

/**
 * Files on their way: checked against what the channel takes before they leave, shown as they go, taken back at will.
 */
class SeraiUploads extends SeraiElement {
  static properties = {
    files: {attribute: false},
    conversation: {attribute: false},
    abilities: {attribute: false},
    _states: {state: true},
  };

  constructor() {
    super();
    this._states = new Map();
  }

  willUpdate() {
    for (const entry of this.files) if (!this._states.has(entry.id)) this._take(entry);
  }

  render() {
    return html`<ul aria-label=${t('uploads.label')}>${repeat(this.files, each => each.id,
        each => this._item(each))}</ul>`;
  }

  _item({id, file}) {
    const {problem, progress = 0, preview, attachment, caption = ''} = this._states.get(id);
    return html`<li class=${problem ? 'bad' : ''}>
      ${preview ? html`<img src=${preview} alt="">` : html`<span class="sign">${icon('file')}</span>`}
      <span class="grow">
        <bdi class="cut name">${file.name}</bdi>
        <span class="meta">${problem ?? (attachment ? t('file.size', fileSize(file.size))
            : t('uploads.progress', {n: Math.round(progress * 100)}))}</span>
        ${problem || attachment ? nothing : html`<progress max="1" value=${progress}
            aria-label=${file.name}></progress>`}
        ${attachment && preview && this.abilities.captions ? html`<input .value=${caption}
            placeholder=${t('uploads.caption')} aria-label=${t('uploads.caption')}
          @input=${({target}) => this._set(id, {caption: target.value})}>` : nothing}
      </span>
      ${problem && !this._states.get(id).final ? html`<button class="icon small" aria-label=${t('action.retry')}
          title=${t('action.retry')} @click=${() => this._send(id, file)}>${icon('retry')}</button>` : nothing}
      <button class="icon small" aria-label=${t('uploads.remove', {name: file.name})} title=${t('action.remove')}
          @click=${() => this._remove(id)}>${icon('x')}</button>
    </li>`;
  }

  /** What can be sent now; null while something is still on its way or refused. */
  ready() {
    const states = this.files.map(({id}) => this._states.get(id));
    if (states.every(({attachment}) => attachment)) return states;
    toast(t(states.some(({problem}) => problem) ? 'uploads.refused' : 'uploads.wait'));
    return null;
  }

  _take({id, file}) {
    const {kind, problem, max} = fileKind(file, this.abilities.files);
    const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
    this._states.set(id, {kind, preview, final: Boolean(problem)});
    if (problem) this._states.get(id).problem = t('uploads.problem.' + problem, max ? fileSize(max) : {});
    else this._send(id, file);
  }

  async _send(id, file) {
    const abort = new AbortController();
    this._set(id, {abort, problem: null, progress: 0});
    try {
      const attachment = await http.upload(file, {
        conversationId: this.conversation.id,
        signal: abort.signal,
        progress: progress => this._set(id, {progress}),
      });
      this._set(id, {attachment});
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      this._set(id, {problem: problem.code === 'unreachable' ? t('state.unreachable') : problem.message});
    }
  }

  _remove(id) {
    this._states.get(id).abort?.abort();
    URL.revokeObjectURL(this._states.get(id).preview);
    this.emit('change', this.files.filter(each => each.id !== id));
  }

  _set(id, change) {
    Object.assign(this._states.get(id), change);
    this.requestUpdate();
  }

  static styles = [shared, css`
    ul { display: flex; flex-wrap: wrap; gap: 8px; max-block-size: 180px; overflow: auto; }
    li { display: flex; align-items: start; gap: 8px; inline-size: 260px; padding: 6px;
      border: 1px solid var(--border); border-radius: 8px; background: var(--surface); }
    li.bad { border-color: var(--bad); }
    li.bad .meta { color: var(--bad); }
    img, .sign { display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: 6px;
      object-fit: cover; background: var(--raised); }
    .name, .meta { display: block; font-size: 13px; line-height: 18px; }
    .meta { font-size: 12px; }
    progress { inline-size: 100%; block-size: 4px; accent-color: var(--accent); }
    input { inline-size: 100%; min-block-size: 28px; padding: 2px 6px; font-size: 13px; }
  `];
}

customElements.define('serai-uploads', SeraiUploads);

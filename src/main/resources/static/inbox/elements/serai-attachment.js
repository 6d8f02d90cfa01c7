import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import './serai-audio.js';
import {richText, textStyles} from './text.js';
import {fileSize} from '../logic/compose.js';
import {t} from '../logic/i18n.js';

/** A file in a message: seen or heard in place where that is safe, else to be saved; or why it is not here. */
class SeraiAttachment extends SeraiElement {
  static properties = {
    content: {attribute: false},
    marks: {attribute: false},
    _large: {state: true},
    _broken: {state: true},
  };

  render() {
    const {type, attachment} = this.content;
    const stored = attachment.state === 'stored' && attachment.url && !this._broken;
    return html`${stored ? this._stored(type, attachment) : this._missing(type, attachment)}
      ${attachment.caption ? html`<div class="text caption"
          dir="auto">${richText(attachment.caption, this.marks)}</div>` : nothing}`;
  }

  _stored(type, attachment) {
    const {url, caption, fileName} = attachment;
    switch (type) {
      case 'image': return html`<button class="picture" aria-label=${t('content.enlarge', {name: caption ?? fileName
          ?? t('content.image')})} @click=${this._onLarge}>
          <img src=${url} alt=${caption ?? t('content.image')} loading="lazy"
              @error=${this._onError}></button>${this._lightbox(attachment)}`;
      case 'sticker': return html`<img class="sticker" src=${url} alt=${caption ?? t('content.sticker')} loading="lazy"
          @error=${this._onError}>`;
      case 'video': return html`<video src=${url} controls preload="metadata" playsinline
          aria-label=${caption ?? t('content.video')} @error=${this._onError}></video>`;
      case 'audio': return html`<serai-audio .src=${url} .voice=${this.content.voice}></serai-audio>`;
      default: return this._file(attachment);
    }
  }

  _file({url, fileName, mimeType, size}) {
    return html`<a class="file" href=${url} download=${fileName ?? ''}>
      <span class="sign">${icon('file')}</span>
      <span class="name"><bdi class="cut">${fileName ?? t('content.file')}</bdi><span
          class="meta">${[size ? t('file.size', fileSize(size))
              : null, mimeType].filter(Boolean).join(' · ')}</span></span>
      ${icon('download')}<span class="hidden">${t('action.download')}</span></a>`;
  }

  _missing(type, {state, fileName, size}) {
    const kind = this._broken ? 'broken' : state === 'stored' ? 'pending' : state;
    const sign = {pending: 'clock', expired: 'clock', refused: 'ban', broken: 'alert'}[kind];
    return html`<p class="missing" role=${kind === 'pending' ? 'status' : nothing}>${icon(sign)}<span>
      <b>${t('content.' + (type === 'audio' && this.content.voice ? 'voice' : type))}</b> ${fileName
          ? html`<bdi>${fileName}</bdi>` : nothing}
      <span class="meta">${t('attachment.' + kind)}${size ? ' · ' + t('file.size', fileSize(size))
          : ''}</span></span></p>`;
  }

  _lightbox({url, caption, fileName}) {
    return html`<dialog closedby="any" aria-label=${caption ?? t('content.image')} @click=${this._onOutside}>
      ${this._large ? html`<img src=${url} alt=${caption ?? t('content.image')}>
        <p class="row"><a href=${url} download=${fileName ?? ''}>${t('action.download')}</a><span class="grow"></span>
        <button @click=${() => this.$('dialog').close()}>${t('action.close')}</button></p>` : nothing}</dialog>`;
  }

  async _onLarge() {
    this._large = true;
    await this.updateComplete;
    this.$('dialog').showModal();
  }

  _onOutside(event) {
    if (event.target.localName === 'dialog') event.target.close();
  }

  _onError() {
    this._broken = true;
  }

  static styles = [shared, textStyles, css`
    :host { display: block; }
    .picture { display: block; inline-size: fit-content; max-inline-size: 100%; min-block-size: 80px; padding: 0;
      border: 0; border-radius: 8px; overflow: hidden; background: var(--raised); cursor: zoom-in; }
    .picture img { display: block; max-inline-size: min(320px, 100%); max-block-size: 320px; }
    video { display: block; inline-size: min(320px, 100%); max-block-size: 320px; border-radius: 8px; background: #000;
      }
    .sticker { display: block; inline-size: 128px; block-size: 128px; object-fit: contain; }
    .caption { margin-block-start: 6px; }
    .file { display: flex; align-items: center; gap: 12px; min-inline-size: 220px; padding: 8px 12px;
      border: 1px solid var(--border); border-radius: 8px; background: var(--surface);
      color: var(--text); text-decoration: none; }
    .file:hover { border-color: var(--edge); }
    .sign { color: var(--accent); }
    .sign svg { inline-size: 24px; block-size: 24px; }
    .name { display: grid; flex: 1; min-inline-size: 0; }
    .missing { display: flex; gap: 8px; padding: 8px 12px; border: 1px dashed var(--edge); border-radius: 8px;
      color: var(--text-2); }
    .missing svg { margin-block-start: 2px; }
    .missing .meta { display: block; }
    dialog { max-inline-size: 96vw; max-block-size: 96vh; padding: 12px; border: 0; border-radius: 12px;
      background: var(--surface); color: var(--text); }
    dialog::backdrop { background: rgb(10 15 20 / .75); }
    dialog img { display: block; max-inline-size: 92vw; max-block-size: 82vh; margin-block-end: 8px; }
  `];
}

customElements.define('serai-attachment', SeraiAttachment);

import {css, html} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';

/** The tags of a conversation: taken off with their ×, put on by name. */
class SeraiTags extends SeraiElement {
  static properties = {conversation: {attribute: false}};

  constructor() {
    super();
    this.watch(directory);
  }

  render() {
    const {tags} = this.conversation;
    const others = directory.tags.filter(({name}) => !tags.includes(name));
    return html`<div class="tags">${tags.map(tag => html`<span class="chip tag-${this._colour(tag)}"><bdi>${tag}</bdi>
        <button class="icon small" aria-label=${t('tags.remove', {name: tag})}
            @click=${() => this._set(tags.filter(each => each !== tag))}>${icon('x')}</button></span>`)}
      <input list="known" dir="auto" maxlength="60" placeholder=${t('tags.add')} aria-label=${t('tags.add')}
          @keydown=${this._onKey} @change=${({target}) => this._add(target)}>
      <datalist id="known">${others.map(({name}) => html`<option value=${name}></option>`)}</datalist></div>`;
  }

  _colour(tag) {
    return directory.tags.find(({name}) => name === tag)?.colour ?? 'grey';
  }

  _onKey(event) {
    const {target, key} = event;
    if (key === 'Enter' && !event.isComposing) this._add(target);
    if (key === 'Backspace' && !target.value) this._set(this.conversation.tags.slice(0, -1));
  }

  _add(field) {
    const tag = field.value.trim();
    field.value = '';
    if (tag && !this.conversation.tags.includes(tag)) this._set([...this.conversation.tags, tag]);
  }

  _set(tags) {
    attempt(() => conversations.change(this.conversation.id, {tags}));
  }

  static styles = [shared, css`
    .tags { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
    .chip { padding-inline-end: 0; min-block-size: 24px; color: var(--text); }
    .chip svg { inline-size: 10px; block-size: 10px; }
    .tag-yellow { background: var(--note-yellow); } .tag-blue { background: var(--note-blue); } .tag-green {
      background: var(--note-green); }
    .tag-pink { background: var(--note-pink); } .tag-grey { background: var(--note-grey); }
    input:not([type=checkbox]) { flex: 1; inline-size: 80px; min-inline-size: 80px; min-block-size: 24px;
    padding: 0 8px; border-color: transparent; border-radius: 12px; background: none; font-size: 13px; }
    input:hover, input:focus { border-color: var(--border) !important; }
  `];
}

customElements.define('serai-tags', SeraiTags);

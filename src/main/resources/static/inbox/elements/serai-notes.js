import {css, html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import {COLOURS, noteStyles} from './note.js';
import {richText} from './text.js';
import {t} from '../logic/i18n.js';
import {dateTime} from '../logic/time.js';
import {session} from '../state/session.js';
import {threads} from '../state/threads.js';

/** The notes on a conversation, newest first; their authors change colour and text, or take them away. */
class SeraiNotes extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    _editing: {state: true},
  };

  constructor() {
    super();
    this.watch(threads);
  }

  render() {
    const notes = [...threads.get(this.conversation.id)?.notes ?? []].reverse();
    if (notes.length === 0) return html`<p class="meta">${t('note.none')}</p>`;
    return html`<ul>${repeat(notes, each => each.id, each => html`<li class="note-${each.colour}">
      ${this._editing === each.id ? this._form(each) : this._note(each)}</li>`)}</ul>`;
  }

  _note(note) {
    const mine = note.author.id === session.id || session.me.agent.role !== 'agent';
    return html`<p class="note-text" dir="auto">${richText(note.text)}</p>
      <p class="meta row"><span class="grow cut"><bdi>${note.author.name}</bdi> · ${dateTime(note.createdAt)}</span>
        ${mine ? html`<button class="icon small" aria-label=${t('note.edit')} title=${t('note.edit')}
            @click=${() => this._editing = note.id}>${icon('edit')}</button>
          <button class="icon small" aria-label=${t('note.delete')} title=${t('note.delete')}
              @click=${() => this._remove(note)}>${icon('trash')}</button>` : nothing}</p>`;
  }

  _form(note) {
    return html`<form @submit=${event => this._onSave(event, note)}>
      <textarea name="text" rows="3" dir="auto" aria-label=${t('note.edit')} .value=${note.text}></textarea>
      <div class="row"><select name="colour" aria-label=${t('note.colour')}>${COLOURS.map(each => html`<option
          value=${each} ?selected=${each === note.colour}>${t('note.colour.' + each)}</option>`)}</select>
        <span class="grow"></span><button type="button" class="small"
            @click=${() => this._editing = null}>${t('action.cancel')}</button><button
                class="small primary">${t('action.save')}</button></div>
    </form>`;
  }

  _onSave(event, note) {
    event.preventDefault();
    const {text, colour} = event.target;
    attempt(async () => {
      await threads.changeNote(this.conversation.id, note, {text: text.value.trim(), colour: colour.value});
      this._editing = null;
    });
  }

  _remove(note) {
    attempt(() => threads.removeNote(this.conversation.id, note));
  }

  static styles = [shared, noteStyles, css`
    ul { display: grid; gap: 8px; }
    li { padding: 6px 8px; border-radius: 8px; overflow-wrap: anywhere; }
    li .meta { min-block-size: 24px; color: var(--text-2); }
    li .icon { visibility: hidden; }
    li:hover .icon, li:focus-within .icon { visibility: visible; }
    form { display: grid; gap: 8px; }
    textarea { inline-size: 100%; }
  `];
}

customElements.define('serai-notes', SeraiNotes);

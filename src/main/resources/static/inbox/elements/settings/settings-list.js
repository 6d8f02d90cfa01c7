import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared, toast} from '../base.js';
import '../serai-dialog.js';
import {icon} from '../icons.js';
import {empty, failed, skeleton, stateStyles} from '../states.js';
import {t} from '../../logic/i18n.js';
import {directory} from '../../state/directory.js';
import * as http from '../../state/http.js';
import {session} from '../../state/session.js';

/**
 * A list of things that are set up, each with a form. A kind of thing says what it is called (`name`), where it is
 * (`path`), how a row looks (`columns`, `cells`), and what its form asks (`form`) and gives (`values`).
 */
export class SettingsList extends SeraiElement {
  static properties = {
    _items: {state: true}, _problem: {state: true}, _editing: {state: true}, _removing: {state: true},
        _errors: {state: true}, _busy: {state: true},
  };

  key = item => item.id;
  removable = true;

  constructor() {
    super();
    Object.assign(this, {_items: null, _problem: null, _editing: null, _removing: null, _errors: [], _busy: false});
    this.watch(directory, session);
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  get may() {
    return session.can(this.path + '.manage');
  }

  async load() {
    this._problem = null;
    try {
      const answer = await http.get(this.path);
      this._items = answer.items ?? answer;
    } catch (problem) {
      this._problem = problem;
    }
  }

  render() {
    return html`<header class="row"><div class="grow"><h2>${t('settings.' + this.name)}</h2><p
        class="meta">${t('settings.' + this.name + '.why')}</p></div>
        ${this.may && this.form ? html`<button class="primary"
            @click=${() => this._edit({})}>${icon('plus')}${t('settings.add')}</button>` : nothing}</header>
      ${this._body()}
      ${this._editing ? this._dialog() : nothing}
      ${this._removing ? this._confirm() : nothing}`;
  }

  _body() {
    if (this._problem) return failed(this._problem, () => this.load());
    if (!this._items) return skeleton(4);
    if (this._items.length === 0) return html`<div class="card">${empty(t('settings.empty'),
        t('settings.' + this.name + '.empty'))}</div>`;
    return html`<div class="card scroll"><table>
      <thead><tr>${this.columns().map(each => html`<th scope="col">${each}</th>`)}${this.may ? html`<th><span
          class="hidden">${t('settings.actions')}</span></th>` : nothing}</tr></thead>
      <tbody>${this._items.map(item => html`<tr>${this.cells(item).map(cell => html`<td>${cell}</td>`)}${this.may
          ? html`<td class="acts">${this.actions(item)}</td>` : nothing}</tr>`)}</tbody>
    </table></div>`;
  }

  actions(item) {
    return html`${this.form ? html`<button class="icon small" aria-label=${t('action.edit')} title=${t('action.edit')}
        @click=${() => this._edit(item)}>${icon('edit')}</button>` : nothing}
      ${this.removable ? html`<button class="icon small" aria-label=${t('action.delete')} title=${t('action.delete')}
          @click=${() => this._removing = item}>${icon('trash')}</button>` : nothing}`;
  }

  _dialog() {
    const fresh = this.key(this._editing) === undefined;
    return html`<serai-dialog heading=${t(fresh ? 'settings.new' : 'settings.change')}
        @close=${() => this._editing = null}>
      <form id="form" class="form" @submit=${this._onSave}>${this.form(this._editing)}
        ${this._errors.filter(({field}) => !field).map(({message}) => html`<p class="error"
            role="alert">${message}</p>`)}
        <div class="row end"><button type="button" @click=${() =>
          this.$('serai-dialog').close()}>${t('action.cancel')}</button><button class="primary"
              ?disabled=${this._busy}>${t('action.save')}</button></div></form>
    </serai-dialog>`;
  }

  _confirm() {
    return html`<serai-dialog heading=${t('settings.delete', {name: this.called(this._removing)})}
        @close=${() => this._removing = null}>
      <p>${t('settings.delete.why')}</p>
      <button slot="actions" @click=${() => this.$('serai-dialog').close()}>${t('action.cancel')}</button>
      <button slot="actions" class="danger" @click=${this._onRemove}>${t('action.delete')}</button></serai-dialog>`;
  }

  called(item) {
    return item.title ?? item.name ?? this.key(item);
  }

  /** A field of a form, with what the server had against it. */
  field(name, title, input) {
    const error = this._errors.find(each => each.field === name);
    return html`<label class="field"><span>${title}</span>${input}${error ? html`<span class="error"
        role="alert">${error.message}</span>` : nothing}</label>`;
  }

  text(name, title, value, {type = 'text', required = false, hint = '', pattern} = {}) {
    return this.field(name, title, html`<input name=${name} type=${type} dir="auto" ?required=${required}
        placeholder=${hint} pattern=${pattern ?? nothing} autocomplete="off" .value=${String(value ?? '')}>`);
  }

  select(name, title, options, value) {
    return this.field(name, title, html`<select name=${name}>${options.map(([each, label]) => html`<option
        value=${each} ?selected=${each === value}>${label}</option>`)}</select>`);
  }

  checks(name, title, options, chosen = []) {
    return html`<fieldset><legend>${title}</legend>${options.length === 0 ? html`<p
        class="meta">${t('details.none')}</p>` : options.map(([each, label]) => html`
      <label class="check"><input type="checkbox" name=${name} value=${each}
          ?checked=${chosen.includes(each)}>${label}</label>`)}</fieldset>`;
  }

  _edit(item) {
    this._errors = [];
    this._editing = item;
  }

  async _onSave(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const id = this.key(this._editing);
    this._busy = true;
    try {
      const answer = await this.save(this.values(data, this._editing), id);
      this.$('serai-dialog')?.close();
      this.saved?.(answer);
      toast(t('settings.saved'));
      await this._again();
    } catch (problem) {
      this._errors = problem.errors?.length ? problem.errors : [{message: problem.message || problem.code}];
    } finally {
      this._busy = false;
    }
  }

  save(values, id) {
    return id === undefined ? http.command('POST', this.path, values)
        : http.command('PATCH', this.path + '/' + encodeURIComponent(id), values);
  }

  _onRemove() {
    attempt(async () => {
      await http.command('DELETE', this.path + '/' + encodeURIComponent(this.key(this._removing)));
      this.$('serai-dialog').close();
      await this._again();
    });
  }

  async _again() {
    await this.load();
    if (directory.state(this.path) !== 'idle') directory.reload(this.path);
  }

  static styles = [shared, stateStyles, css`
    header { margin-block-end: 16px; }
    h2 { font-size: 20px; line-height: 28px; font-weight: 650; }
    .card { border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
    /* positioned: what is hidden from the eye in its last column must be cut off with it */
    .scroll { position: relative; overflow-x: auto; }
    table { inline-size: 100%; border-spacing: 0; }
    th { padding: 8px 12px; border-block-end: 1px solid var(--border); color: var(--text-3); font-size: 12px;
      line-height: 16px; font-weight: 500; text-align: start; white-space: nowrap; }
    td { padding: 8px 12px; border-block-end: 1px solid var(--border); vertical-align: top; overflow-wrap: anywhere; }
    tr:last-child td { border: 0; }
    .acts { white-space: nowrap; text-align: end; }
    .form, fieldset { display: grid; gap: 12px; }
    fieldset { gap: 2px; margin: 0; padding: 0; border: 0; max-block-size: 240px; overflow: auto; }
    legend { padding: 0; font-size: 13px; color: var(--text-2); }
    .end { justify-content: end; padding-block-start: 4px; }
    code { font: 12px/18px var(--mono); overflow-wrap: anywhere; }
  `];
}

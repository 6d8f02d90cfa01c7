import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import './serai-dialog.js';
import {failed, skeleton, stateStyles} from './states.js';
import {t} from '../logic/i18n.js';
import {duration} from '../logic/time.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import * as http from '../state/http.js';
import {Countdown, seconds} from '../state/offers.js';

/**
 * How a conversation ended, noted down by whoever had it. The time runs on the server, which ends it by itself with the
 * standard reason; closing this, or the browser, changes nothing about that.
 */
class SeraiWrapup extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    _wrapup: {state: true}, _problem: {state: true}, _errors: {state: true}, _busy: {state: true},
  };

  constructor() {
    super();
    Object.assign(this, {_wrapup: null, _problem: null, _errors: [], _busy: false});
    this.watch(directory, conversations);
    new Countdown(this, () => this._wrapup !== null);
  }

  connectedCallback() {
    super.connectedCallback();
    this._load();
  }

  get _path() {
    return 'conversations/' + this.conversation.id + '/wrapup';
  }

  async _load() {
    this._problem = null;
    try {
      this._wrapup = await http.get(this._path);
    } catch (problem) {
      if (problem.status === 404) this.emit('close');
      else this._problem = problem;
    }
  }

  render() {
    return html`<serai-dialog heading=${t('wrapup.title')} @close=${event => this.emit('close', event)}>
      ${this._problem ? failed(this._problem, () => this._load()) : this._wrapup ? this._form() : skeleton(4)}
    </serai-dialog>`;
  }

  _form() {
    const {startedAt, dueAt, reason, reasons = [], tags = [], note = '', fields = {}, required = []} = this._wrapup;
    const left = Math.max(0, Math.ceil((Date.parse(dueAt) - seconds.now) / 1000));
    return html`<form id="form" class="form" @submit=${this._onSave}>
      <p class="row" role="timer"><span class="meta grow">${t('wrapup.since',
          {time: duration(Math.max(0, (seconds.now - Date.parse(startedAt)) / 1000))})}</span>
        <span class="chip ${left < 15 ? 'warn' : ''}">${t('wrapup.left', {time: duration(left)})}</span>
        <button type="button" class="small" @click=${this._extend}>${t('wrapup.extend')}</button></p>
      ${this._field('reason', t('wrapup.reason'), html`<select name="reason" autofocus>
        <option value="">${t('wrapup.choose')}</option>${reasons.map(({id, title}) => html`<option value=${id}
            ?selected=${id === reason}>${title}</option>`)}</select>`)}
      ${this._field('tags', t('details.tags'), html`<input name="tags" list="known" autocomplete="off" dir="auto"
          .value=${tags.join(', ')}>`)}
      <datalist id="known">${directory.tags.map(({name}) => html`<option value=${name}>`)}</datalist>
      ${required.filter(each => each !== 'reason').map(name => this._field(name, this._fieldTitle(name),
          this._input(name, fields[name])))}
      ${this._field('note', t('wrapup.note'), html`<textarea name="note" rows="3" dir="auto" .value=${note}></textarea>`)}
      ${this._errors.filter(({field}) => !field).map(({message}) => html`<p class="error" role="alert">${message}</p>`)}
      <div class="row end"><button type="button" @click=${() =>
          this.$('serai-dialog').close()}>${t('wrapup.later')}</button><button class="primary"
          ?disabled=${this._busy}>${t('wrapup.finish')}</button></div></form>`;
  }

  _fieldTitle(name) {
    return directory.fields.find(each => each.name === name)?.title ?? name;
  }

  _input(name, value = '') {
    const {kind, options = []} = directory.fields.find(each => each.name === name) ?? {};
    if (kind === 'choice') return html`<select name="field.${name}"><option></option>${options.map(each => html`<option
        ?selected=${each === value}>${each}</option>`)}</select>`;
    return html`<input name="field.${name}" type=${{number: 'number', date: 'date'}[kind] ?? 'text'} dir="auto"
        .value=${String(value)}>`;
  }

  _field(name, title, input) {
    const error = this._errors.find(({field}) => field === name || field === 'fields.' + name);
    return html`<label class="field"><span>${title}</span>${input}${error ? html`<span class="error"
        role="alert">${error.message}</span>` : nothing}</label>`;
  }

  _extend() {
    return attempt(async () => this._wrapup = await http.command('POST', this._path + '/extend', {}));
  }

  async _onSave(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const fields = Object.fromEntries([...data].filter(([name, value]) => name.startsWith('field.') && value)
        .map(([name, value]) => [name.slice('field.'.length), value]));
    const tags = data.get('tags').split(',').map(each => each.trim()).filter(Boolean);
    this._busy = true;
    try {
      await http.command('POST', this._path, {reason: data.get('reason') || undefined, tags,
        note: data.get('note').trim() || undefined, fields, finish: true});
      this.$('serai-dialog').close();
    } catch (problem) {
      this._errors = problem.errors?.length ? problem.errors : [{message: problem.message || problem.code}];
    } finally {
      this._busy = false;
    }
  }

  static styles = [shared, stateStyles, css`
    form { display: grid; gap: 12px; }
    .end { justify-content: end; }
    [role=timer] { font-variant-numeric: tabular-nums; }
  `];
}

customElements.define('serai-wrapup', SeraiWrapup);

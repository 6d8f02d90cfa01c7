import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import './serai-dialog.js';
import {icon} from './icons.js';
import {empty, failed, skeleton, stateStyles} from './states.js';
import {richText, textStyles} from './text.js';
import {fillTemplate, templateContent, variables} from '../logic/compose.js';
import {t} from '../logic/i18n.js';
import {rank} from '../logic/search.js';
import {directory} from '../state/directory.js';
import * as http from '../state/http.js';
import {session} from '../state/session.js';

const FILE = /^header\.(image|video|document)$/;

/** Choosing a template that the provider approved, filling in what it leaves open, and seeing how it will read. */
class SeraiTemplates extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    _query: {state: true}, _language: {state: true}, _chosen: {state: true}, _values: {state: true},
        _busy: {state: true},
  };

  constructor() {
    super();
    Object.assign(this, {_query: '', _language: '', _chosen: null, _values: {}, _busy: false});
    this.watch(directory);
  }

  get _path() {
    return 'templates?connection=' + encodeURIComponent(this.conversation.connectionId);
  }

  render() {
    return html`<serai-dialog wide heading=${t('templates.title')} @close=${event => this.emit('close', event)}>
      <div class="two">
        <div class="choose">
          <div class="row"><input autofocus type="search" class="grow" placeholder=${t('templates.search')}
              aria-label=${t('templates.search')} @input=${({target}) => this._query = target.value}>
            ${this._languages()}
            ${session.can('templates.sync') ? html`<button class="icon" title=${t('templates.sync')}
                aria-label=${t('templates.sync')} ?disabled=${this._busy}
                    @click=${this._onSync}>${icon('retry')}</button>` : nothing}</div>
          ${this._list()}
        </div>
        <div class="fill">${this._chosen ? this._form(this._chosen) : html`<p
            class="meta">${t('templates.choose')}</p>`}</div>
      </div>
      <button slot="actions" @click=${() => this.$('serai-dialog').close()}>${t('action.cancel')}</button>
      <button slot="actions" class="primary" ?disabled=${!this._complete()}
          @click=${this._onSend}>${t('templates.send')}</button>
    </serai-dialog>`;
  }

  get _all() {
    return directory.templates(this.conversation.connectionId);
  }

  _languages() {
    const languages = [...new Set(this._all.map(each => each.language))].sort();
    return languages.length < 2 ? nothing : html`<select aria-label=${t('templates.language')}
        @change=${({target}) => this._language = target.value}>
      <option value="">${t('templates.any-language')}</option>${languages.map(each =>
        html`<option>${each}</option>`)}</select>`;
  }

  _list() {
    const all = this._all;
    const state = directory.state(this._path);
    if (state === 'error') return failed(directory.problem(this._path), () => directory.reload(this._path));
    if (state === 'loading') return skeleton(4);
    const fitting = all.filter(each => !this._language || each.language === this._language);
    const found = rank(this._query, fitting, ({title, name, body}) => [title, name, body]);
    if (found.length === 0) return empty(t(all.length === 0 ? 'templates.none'
        : 'list.nothing-found'), all.length === 0 ? t('templates.none.why') : '');
    return html`<ul role="listbox" aria-label=${t('templates.title')}>${found.map(each => html`
      <li role="option" tabindex="0" aria-selected=${each === this._chosen} @click=${() => this._choose(each)}
          @keydown=${event => this._onKey(event, each)}>
        <b dir="auto">${each.title || each.name}</b> <span
            class="meta">${each.language} · ${each.category?.toLowerCase() ?? ''}${approved(each) ? ''
                : ' · ' + each.status.toLowerCase()}</span>
        <span class="body" dir="auto">${each.body}</span></li>`)}</ul>`;
  }

  _form(template) {
    const {header, body, footer, buttons = [], category} = template;
    return html`${template.variables.map(name => html`<label class="field">${label(name)}
        <input dir="auto" type=${FILE.test(name) ? 'url' : 'text'} .value=${this._values[name] ?? ''}
            @input=${({target}) => this._values = {...this._values, [name]: target.value}}></label>`)}
      <h3>${t('templates.preview')}</h3>
      <div class="bubble">${header ? html`<b dir="auto">${fillTemplate(header, within('header.', this._values))}</b>`
          : nothing}
        <div class="text" dir="auto">${richText(fillTemplate(body, this._values),
            directory.abilities(this.conversation.connectionId).formatting)}</div>
        ${footer ? html`<p class="meta" dir="auto">${footer}</p>` : nothing}
        ${buttons.map(title => html`<p class="option" dir="auto">${title}</p>`)}</div>
      <p class="meta">${t('templates.cost', {category: category?.toLowerCase() ?? ''})}</p>
      ${approved(template) ? nothing : html`<p class="error">${t('templates.not-approved',
          {status: template.status.toLowerCase()})}</p>`}`;
  }

  _complete() {
    return this._chosen && approved(this._chosen) && this._chosen.variables.every(name => this._values[name]?.trim());
  }

  /** What is known of the customer is offered for variables that are called so. */
  _choose(template) {
    const known = variables(this.conversation, session.me.agent);
    const named = {name: known['person.name'], first_name: known['person.firstName'],
        customer_name: known['person.name']};
    this._chosen = template;
    this._values = Object.fromEntries(template.variables.map(name => [name, named[name] ?? '']));
  }

  _onKey(event, template) {
    const step = {ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling'}[event.key];
    if (step) event.currentTarget[step]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this._choose(template);
    else return;
    event.preventDefault();
  }

  async _onSync() {
    this._busy = true;
    await attempt(async () => {
      await http.command('POST', 'templates/sync', {connection: this.conversation.connectionId});
      await directory.reload(this._path);
    });
    this._busy = false;
  }

  _onSend() {
    this.emit('choose', templateContent(this._chosen, this._values));
  }

  static styles = [shared, stateStyles, textStyles, css`
    .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; min-block-size: 320px; }
    .choose, .fill { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: 12px;
      min-inline-size: 0; }
    ul { display: grid; gap: 4px; max-block-size: 420px; overflow: auto; padding: 2px; }
    li { display: grid; padding: 8px; border: 1px solid var(--border); border-radius: 8px; cursor: pointer; }
    li:hover { background: var(--raised); }
    li[aria-selected=true] { background: var(--selected); border-color: var(--accent); }
    .body { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden;
      color: var(--text-2); font-size: 13px; line-height: 18px; }
    h3 { font-size: 12px; line-height: 16px; color: var(--text-3); font-weight: 500; }
    .bubble { padding: 8px 12px; border-radius: 12px; background: var(--bubble-out); }
    .option { margin-block-start: 4px; padding: 4px; border-block-start: 1px solid var(--border); color: var(--accent);
      text-align: center; }
    @media (max-width: 639px) { .two { grid-template-columns: minmax(0, 1fr); } ul { max-block-size: 30dvh; } }
  `];
}

/** What is to be filled in, and where, in words: variables outside the body say their place in their name. */
function label(name) {
  const [place, index, ...rest] = name.split('.');
  if (FILE.test(name)) return t('templates.variable.file');
  if (place === 'header' && index) return t('templates.variable.header', {name: '{{' + index + '}}'});
  if (place === 'button' && rest.length > 0) return t('templates.variable.button', {n: Number(index) + 1,
      name: '{{' + rest.join('.') + '}}'});
  return html`<bdi>{{${name}}}</bdi>`;
}

function within(prefix, values) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith(prefix)).map(([name,
      value]) => [name.slice(prefix.length), value]));
}

function approved({status}) {
  return !status || status.toLowerCase() === 'approved';
}

customElements.define('serai-templates', SeraiTemplates);

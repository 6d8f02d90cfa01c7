import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared, toast} from '../base.js';
import '../serai-dialog.js';
import {icon} from '../icons.js';
import {empty, failed, skeleton, stateStyles} from '../states.js';
import {t} from '../../logic/i18n.js';
import {dateTime} from '../../logic/time.js';
import {directory} from '../../state/directory.js';
import * as http from '../../state/http.js';
import {session} from '../../state/session.js';

const OUTCOMES = ['dead-letter', 'ignored', 'duplicate', 'processed', ''];

/** The ledger: what the providers delivered and how each item ended; what failed can be tried again. */
class SeraiDeadLetters extends SeraiElement {
  static properties = {
    _deliveries: {state: true}, _next: {state: true}, _problem: {state: true}, _outcome: {state: true},
        _connection: {state: true}, _body: {state: true}, _busy: {state: true},
  };

  constructor() {
    super();
    Object.assign(this, {_outcome: 'dead-letter', _connection: '', _busy: null});
    this.watch(directory, session);
  }

  connectedCallback() {
    super.connectedCallback();
    this._load();
  }

  render() {
    return html`<header class="row"><div class="grow"><h2>${t('settings.dead-letters')}</h2><p
        class="meta">${t('settings.dead-letters.why')}</p></div>
        <select aria-label=${t('dead.outcome')} @change=${({target}) =>
          this._load({_outcome: target.value})}>${OUTCOMES.map(each => html`<option
              value=${each}>${t('outcome.' + (each || 'any'))}</option>`)}</select>
        <select aria-label=${t('details.connection')} @change=${({target}) =>
          this._load({_connection: target.value})}><option
              value="">${t('dead.any')}</option>${directory.connections.map(each => html`<option
                  value=${each.id}>${each.title ?? each.id}</option>`)}</select>
        <button class="icon" aria-label=${t('action.reload')} title=${t('action.reload')}
            @click=${() => this._load()}>${icon('retry')}</button></header>
      ${this._list()}
      ${this._body ? html`<serai-dialog wide heading=${t('dead.body')} @close=${() => this._body = null}><pre
          dir="ltr">${this._body}</pre></serai-dialog>` : nothing}`;
  }

  _list() {
    if (this._problem) return failed(this._problem, () => this._load());
    if (!this._deliveries) return skeleton(4);
    if (this._deliveries.length === 0) return html`<div class="card">${empty(t('dead.none'),
        t('dead.none.why'))}</div>`;
    return html`<ul>${this._deliveries.map(each => this._delivery(each))}</ul>
      ${this._next ? html`<button @click=${this._more}>${t('action.more')}</button>` : nothing}`;
  }

  _delivery(delivery) {
    const {id, connectionId, receivedAt, items} = delivery;
    const shown = items.map((item, index) => ({...item, index})).filter(({outcome}) => !this._outcome
        || outcome === this._outcome);
    return html`<li class="card"><p class="row"><b><bdi>${directory.connection(connectionId)?.title
        ?? connectionId}</bdi></b><span class="meta grow">${dateTime(receivedAt)} · ${t('dead.items',
            {n: items.length})}</span>
        <button class="small" @click=${() => this._show(id)}>${t('dead.show')}</button></p>
      ${shown.map(item => html`<div class="item row"><span
          class="chip ${item.outcome === 'dead-letter' ? 'bad' : ''}">${t('outcome.' + (item.outcome
              ?? 'waiting'))}</span>
        <span class="grow"><b>${item.kind}</b> <code dir="ltr">${item.key}</code>${item.reason ? html`<br><span
            dir="auto">${item.reason}</span>` : nothing}</span>
        ${item.outcome === 'dead-letter' && session.can('deliveries.requeue') ? html`<button class="small"
            ?disabled=${this._busy === id + item.index} @click=${() => this._requeue(id,
                item.index)}>${icon('retry')}${t('dead.requeue')}</button>` : nothing}</div>`)}
    </li>`;
  }

  get _params() {
    return {outcome: this._outcome || undefined, connection: this._connection || undefined};
  }

  async _load(change = {}) {
    Object.assign(this, change, {_problem: null});
    try {
      const {items, next} = await http.get('deliveries', this._params);
      Object.assign(this, {_deliveries: items, _next: next});
    } catch (problem) {
      this._problem = problem;
    }
  }

  _more() {
    attempt(async () => {
      const {items, next} = await http.get('deliveries', {...this._params, cursor: this._next});
      Object.assign(this, {_deliveries: [...this._deliveries, ...items], _next: next});
    });
  }

  _show(id) {
    attempt(async () => {
      const {body} = await http.get('deliveries/' + id);
      this._body = typeof body === 'string' ? pretty(body) : JSON.stringify(body, null, 2);
    });
  }

  async _requeue(id, index) {
    this._busy = id + index;
    await attempt(async () => {
      await http.command('POST', 'deliveries/' + id + '/items/' + index + '/requeue');
      toast(t('dead.requeued'));
      await this._load();
    });
    this._busy = null;
  }

  static styles = [shared, stateStyles, css`
    header { margin-block-end: 16px; flex-wrap: wrap; }
    h2 { font-size: 20px; line-height: 28px; font-weight: 650; }
    ul { display: grid; gap: 8px; margin-block-end: 12px; }
    .card { padding: 8px 12px; border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
    .item { align-items: start; padding-block: 6px; border-block-start: 1px solid var(--border);
      overflow-wrap: anywhere; }
    code, pre { font: 12px/18px var(--mono); overflow-wrap: anywhere; }
    pre { margin: 0; white-space: pre-wrap; }
  `];
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

customElements.define('serai-dead-letters', SeraiDeadLetters);

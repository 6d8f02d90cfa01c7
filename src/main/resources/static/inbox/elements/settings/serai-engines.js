import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from '../base.js';
import {failed, skeleton, stateStyles} from '../states.js';
import {t} from '../../logic/i18n.js';
import * as http from '../../state/http.js';
import {session} from '../../state/session.js';

const DAY = 86_400_000;

/** The engines in the order in which they are asked, how each fares, what they did and cost, and a box to try them. */
class SeraiEngines extends SeraiElement {
  static properties = {
    _state: {state: true}, _usage: {state: true}, _problem: {state: true}, _result: {state: true}, _busy: {state: true},
  };

  constructor() {
    super();
    Object.assign(this, {_state: null, _usage: null, _problem: null, _result: null, _busy: false});
  }

  connectedCallback() {
    super.connectedCallback();
    this._load();
  }

  async _load() {
    this._problem = null;
    try {
      const day = back => new Date(Date.now() - back * DAY).toISOString().slice(0, 10);
      [this._state, this._usage] = await Promise.all([http.get('translation/engines'),
        session.can('translation.usage') ? http.get('translation/usage', {from: day(30), to: day(0)}) : null]);
    } catch (problem) {
      this._problem = problem;
    }
  }

  render() {
    if (this._problem) return failed(this._problem, () => this._load());
    if (!this._state) return skeleton(4);
    const {message, engines} = this._state;
    return html`<h2>${t('settings.engines')}</h2><p class="meta">${t('settings.engines.why')}</p>
      ${message ? html`<p class="note" role="note">${message}</p>` : nothing}
      ${engines.length > 0 ? this._table(engines) : nothing}
      ${session.can('translation.manage') ? this._box(engines) : nothing}
      ${this._usage ? this._spent() : nothing}`;
  }

  _table(engines) {
    return html`<div class="card"><table><thead><tr>${['engine', 'state', 'today', 'month', 'price'].map(each => html`<th
        scope="col">${t('engines.' + each)}</th>`)}</tr></thead><tbody>${engines.map(each => html`<tr>
      <td>${each.title ?? each.id}</td>
      <td><span class="chip ${each.state === 'up' ? 'ok' : 'warn'}">${t('engines.state.' + each.state)}</span>
        ${each.lastFailure && each.state !== 'up' ? html`<p class="meta">${each.lastFailure.message}</p>` : nothing}</td>
      <td>${each.charactersToday}${each.dailyCharacters ? ' / ' + each.dailyCharacters : ''}</td>
      <td>${each.charactersThisMonth}${each.monthlyCharacters ? ' / ' + each.monthlyCharacters : ''}</td>
      <td>${each.price}</td></tr>`)}</tbody></table></div>`;
  }

  _box(engines) {
    return html`<form class="card form" @submit=${this._try}><h3>${t('engines.try')}</h3>
      <label class="field"><span>${t('engines.text')}</span><textarea name="text" rows="2" dir="auto" required></textarea></label>
      <div class="row"><label class="field"><span>${t('engines.from')}</span><input name="from" size="6"></label>
        <label class="field"><span>${t('engines.to')}</span><input name="to" size="6" required value="en"></label>
        <label class="field"><span>${t('engines.engine')}</span><select name="engine"><option value="">${t('engines.chain')}
          </option>${engines.map(each => html`<option value=${each.id}>${each.title ?? each.id}</option>`)}</select></label>
        <button class="primary" ?disabled=${this._busy}>${t('engines.go')}</button></div>
      ${this._result ? this._answer(this._result) : nothing}</form>`;
  }

  _answer({translated, failed: failure, millis}) {
    return html`<div role="status">${translated ? html`<p dir="auto" lang=${translated.language}>${translated.text}</p>
      <p class="meta">${[translated.engine, millis + ' ms', ...translated.warnings ?? []].join(' · ')}</p>`
      : failure ? html`<p class="error">${failure.message ?? failure.code}</p>`
      : html`<p class="meta">${t('lens.nothing-to-translate')}</p>`}</div>`;
  }

  async _try(event) {
    event.preventDefault();
    const data = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value));
    this._busy = true;
    await attempt(async () => this._result = await http.command('POST', 'translation/test', data));
    this._busy = false;
  }

  _spent() {
    const sums = new Map();
    for (const {engine, source, target, texts, characters, cached, cost} of this._usage.days) {
      const key = [engine, (source ?? '?') + ' → ' + target].join(' · ');
      const sum = sums.get(key) ?? {texts: 0, characters: 0, cached: 0, cost: 0};
      sums.set(key, {texts: sum.texts + texts, characters: sum.characters + characters, cached: sum.cached + cached,
        cost: sum.cost + Number(cost ?? 0)});
    }
    if (sums.size === 0) return nothing;
    return html`<h3>${t('engines.usage')}</h3><div class="card"><table><thead><tr><th scope="col">${t('engines.engine')}</th>
      ${['texts', 'characters', 'cached', 'cost'].map(each => html`<th scope="col">${t('engines.' + each)}</th>`)}</tr></thead>
      <tbody>${[...sums].map(([name, sum]) => html`<tr><td>${name}</td><td>${sum.texts}</td><td>${sum.characters}</td>
        <td>${sum.cached}</td><td>${sum.cost.toFixed(2)}</td></tr>`)}</tbody></table></div>`;
  }

  static styles = [shared, stateStyles, css`
    :host { display: grid; gap: 12px; }
    h2 { font-size: 20px; line-height: 28px; font-weight: 650; }
    h3 { font-size: 16px; line-height: 24px; font-weight: 650; }
    .note { padding: 8px 12px; border-radius: 8px; background: var(--warn-back); color: var(--warn); }
    .card { position: relative; overflow-x: auto; border: 1px solid var(--border); border-radius: 12px;
      background: var(--surface); }
    .form { display: grid; gap: 12px; padding: 12px 16px; }
    .form .row { flex-wrap: wrap; align-items: end; }
    table { inline-size: 100%; border-spacing: 0; font-variant-numeric: tabular-nums; }
    th { padding: 8px 12px; border-block-end: 1px solid var(--border); color: var(--text-3); font-size: 12px;
      font-weight: 500; text-align: start; }
    td { padding: 8px 12px; border-block-end: 1px solid var(--border); vertical-align: top; }
    tr:last-child td { border: 0; }
  `];
}

customElements.define('serai-engines', SeraiEngines);

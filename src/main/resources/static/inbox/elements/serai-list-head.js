import {css, html, nothing} from 'lit';
import {live as fresh} from 'lit-html/directives/live.js';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {NO_FILTERS, filterCount} from '../logic/list.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import {session} from '../state/session.js';

const VIEWS = ['mine', 'unassigned', 'all'];
const SORTS = ['newest', 'oldest', 'waiting', 'created'];
const STATUSES = ['open', 'pending', 'resolved', 'closed'];

/** Which conversations the list shows, and in which order. The order is the agent's and is remembered. */
class SeraiListHead extends SeraiElement {
  constructor() {
    super();
    this.watch(conversations, directory, session);
  }

  render() {
    const {filters, sort} = conversations;
    const count = filterCount(filters);
    return html`<div class="bar">
      <select class="view" aria-label=${t('list.view')} .value=${fresh(filters.view)} @change=${this._onView}>
        ${VIEWS.map(each => html`<option value=${each}
            ?selected=${each === filters.view}>${t('list.view.' + each)}</option>`)}
      </select>
      <span class="grow"></span>
      <select aria-label=${t('list.sort')} .value=${fresh(sort)} @change=${this._onSort}>
        ${SORTS.map(each => html`<option value=${each} ?selected=${each === sort}>${t('list.sort.' + each)}</option>`)}
      </select>
      <button class="icon ${count ? 'set' : ''}" popovertarget="filters" title=${t('list.filter')}
        aria-label=${t('list.filter.count', {n: count})}>${icon('filter')}${count ? html`<b>${count}</b>`
            : nothing}</button>
    </div>
    ${filters.q ? html`<div class="found"><span class="chip accent">${icon('search')}<bdi dir="auto">${filters.q}</bdi>
      <button class="icon small" aria-label=${t('list.clear-search')}
          @click=${() => conversations.show({q: ''})}>${icon('x')}</button></span></div>` : nothing}
    <div id="filters" popover role="group" aria-label=${t('list.filter')}>${this._filters(filters)}</div>`;
  }

  _filters(filters) {
    const channels = [...new Set(directory.connections.map(each => each.channel))];
    return html`
      ${this._group('statuses', STATUSES.map(each => [each, t('status.' + each)]), filters)}
      ${channels.length > 1 ? this._group('channels', channels.map(each => [each, t('channel.' + each)]), filters)
          : nothing}
      ${directory.queues.length > 0 ? this._group('queues',
        [...directory.queues.map(each => [each.id, each.name]), ['none', t('list.filter.no-queue')]], filters)
            : nothing}
      <fieldset><legend>${t('list.filter.only')}</legend>
        ${['unread', 'overdue'].map(each => html`<label class="check"><input type="checkbox"
            .checked=${fresh(filters[each])}
          @change=${({target}) => conversations.show({[each]: target.checked})}>${t('list.filter.' + each)}</label>`)}
      </fieldset>
      <button @click=${this._onClear} ?disabled=${filterCount(filters) === 0}>${t('list.clear')}</button>`;
  }

  _group(name, options, filters) {
    return html`<fieldset><legend>${t('list.filter.' + name)}</legend>${options.map(([value, title]) => html`
      <label class="check"><input type="checkbox" value=${value} .checked=${fresh(filters[name].includes(value))}
        @change=${({target}) => this._onCheck(name, value, target.checked)}>${title}</label>`)}</fieldset>`;
  }

  _onView({target}) {
    session.prefer({view: target.value}).catch(() => {});
    conversations.show({view: target.value});
  }

  _onSort({target}) {
    session.prefer({sort: target.value}).catch(() => {});
    conversations.show({}, target.value);
  }

  _onCheck(name, value, checked) {
    const others = conversations.filters[name].filter(each => each !== value);
    conversations.show({[name]: checked ? [...others, value] : others});
  }

  _onClear() {
    const {view, q} = conversations.filters;
    conversations.show({...NO_FILTERS, view, q});
  }

  static styles = [shared, css`
    :host { display: block; border-block-end: 1px solid var(--border); }
    .bar { display: flex; align-items: center; gap: 8px; block-size: 48px; padding-inline: 12px; }
    .bar select { min-inline-size: 0; }
    .icon { position: relative; }
    .icon.set { color: var(--accent); }
    .icon b { position: absolute; inset-block-start: -2px; inset-inline-end: -2px; min-inline-size: 16px;
      border-radius: 8px;
      background: var(--accent); color: var(--on-accent); font-size: 11px; line-height: 16px; }
    .found { padding: 0 12px 8px; }
    .found .chip { max-inline-size: 100%; }
    .found bdi { overflow: hidden; text-overflow: ellipsis; }
    .chip svg { inline-size: 12px; block-size: 12px; }
    #filters { position: fixed; inset: 100px auto auto 72px; inline-size: 300px; max-block-size: 70vh; overflow: auto;
      padding: 12px;
      border: 1px solid var(--border); border-radius: 12px; background: var(--surface); color: var(--text);
      box-shadow: var(--shadow); }
    #filters:dir(rtl) { inset: 100px 72px auto auto; }
    #filters:popover-open { display: grid; gap: 12px; }
    fieldset { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8px; margin: 0; padding: 0; border: 0; }
    legend { padding: 0; font-size: 12px; line-height: 16px; color: var(--text-3); font-weight: 500; }
    @media (max-width: 639px) { #filters, #filters:dir(rtl) { inset: 100px 12px auto 12px; inline-size: auto; } }
  `];
}

customElements.define('serai-list-head', SeraiListHead);

import {css, html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {SeraiElement, attempt, shared} from './base.js';
import {avatarStyles} from './avatar.js';
import {icon} from './icons.js';
import {row, rowStyles} from './row.js';
import './serai-list-head.js';
import './serai-offers.js';
import {empty, failed, skeleton, stateStyles} from './states.js';
import {t} from '../logic/i18n.js';
import {NO_FILTERS, filterCount, visible} from '../logic/list.js';
import * as routes from '../logic/routes.js';
import {clock} from '../state/observable.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import {offers} from '../state/offers.js';
import {session} from '../state/session.js';

const HEIGHT = {comfortable: 76, compact: 56};

/** The conversations, as many as there are: only the rows in sight are on the page. */
class SeraiList extends SeraiElement {
  static properties = {
    selected: {},
    _active: {state: true},
  };

  #window = {first: 0, last: 0};
  #pointer = false;
  #focus = false;
  #resized = new ResizeObserver(() => this._measure());

  constructor() {
    super();
    this._active = null;
    this.watch(conversations, directory, session, clock);
    this.addEventListener('pointerenter', () => this._hold({pointer: true}));
    this.addEventListener('pointerleave', () => this._hold({pointer: false}));
  }

  firstUpdated() {
    this.#resized.observe(this.$('.scroller'));
  }

  willUpdate(changed) {
    if (changed.has('selected') && this.selected) this._active = this.selected;
    this._range();
  }

  render() {
    const {rows} = conversations;
    return html`<serai-list-head></serai-list-head>
      <serai-offers></serai-offers>
      ${rows.waiting > 0 ? html`<button class="updates" @click=${this._onSettle}>${icon('arrowDown')}
        ${t('list.updates', {n: rows.waiting})}</button>` : nothing}
      ${conversations.problem && rows.length > 0 ? html`<p class="stale"
          role="status">${t('list.stale')}</p>` : nothing}
      <div class="scroller ${this._density}" role="listbox" tabindex="0" aria-label=${t('list.label')}
        aria-activedescendant=${rows.get(this._active) ? 'c-' + this._active : nothing}
            .style=${'--row:' + this._height + 'px'}
        aria-busy=${conversations.state === 'loading'} @scroll=${this._onScroll} @click=${this._onClick}
        @keydown=${this._onKey} @focusin=${() => this._hold({focus: true})}
        @focusout=${() => this._hold({focus: false})}>${this._body()}</div>`;
  }

  get _density() {
    return session.preferences.density ?? 'comfortable';
  }

  get _height() {
    return HEIGHT[this._density] ?? HEIGHT.comfortable;
  }

  _body() {
    const {rows, state, problem} = conversations;
    if (rows.length === 0 && state === 'loading') return skeleton(8);
    if (rows.length === 0 && state === 'error') return failed(problem, () => conversations.load());
    if (rows.length === 0) return this._empty();
    const {first, last} = this.#window;
    const size = conversations.complete ? rows.length : -1;
    return html`<div class="all" role="presentation" .style=${'height:' + rows.length * this._height + 'px'}>
      <div role="presentation" .style=${'transform:translateY(' + first * this._height + 'px)'}>
        ${repeat(rows.slice(first, last), each => each.id, (each, index) => row(each, {
          index: first + index, size, selected: each.id === this.selected, active: each.id === this._active}))}
      </div></div>`;
  }

  _empty() {
    const {filters} = conversations;
    if (filters.q || filterCount(filters) > 0) {
      return empty(t('list.nothing-found'), t('list.nothing-found.why'),
        html`<button @click=${() => conversations.show(NO_FILTERS)}>${t('list.clear')}</button>`);
    }
    const {presence} = session.me.agent;
    return empty(t('list.empty.' + filters.view), t('list.empty.why', {presence: t('presence.' + presence)}),
      html`<button class="link" @click=${() => this.emit('open-dialog', {name: 'routing'})}>${t('routing.why')}</button>`);
  }

  /** Opens the row before or after the one that is open. */
  move(step) {
    const {rows} = conversations;
    const at = rows.indexOf(this.selected);
    const next = rows.slice(Math.max(0, at + step), at + step + 1)[0];
    if (!next || at + step < 0) return;
    this._reveal(next.id);
    location.hash = routes.conversation(next.id);
  }

  /** Whether an offer was there to be answered by key: the oldest. */
  answer(verb) {
    const [oldest] = offers.mine;
    if (!oldest) return false;
    this.$('serai-offers')[verb](oldest.id);
    return true;
  }

  focusList() {
    this.$('.scroller').focus();
  }

  focusPane() {
    this.focusList();
  }

  _hold({pointer = this.#pointer, focus = this.#focus}) {
    this.#pointer = pointer;
    this.#focus = focus;
    conversations.hold(pointer || focus);
  }

  _onSettle() {
    conversations.settle();
    this.$('.scroller').scrollTop = 0;
    this.focusList();
  }

  _onClick(event) {
    const id = event.target.closest('[data-id]')?.dataset.id;
    if (id) this._open(id);
  }

  _onKey(event) {
    const {rows} = conversations;
    const at = rows.indexOf(this._active);
    const page = Math.max(1, Math.floor(this.$('.scroller').clientHeight / this._height) - 1);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + page,
        PageUp: at - page}[event.key];
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      const next = rows.slice(Math.min(Math.max(0, to), rows.length - 1))[0];
      if (next) this._reveal(next.id);
    } else if (event.key === 'Enter' && this._active) {
      event.preventDefault();
      this._open(this._active);
      this.emit('focus-composer');
    }
  }

  _open(id) {
    this._active = id;
    location.hash = routes.conversation(id);
  }

  _reveal(id) {
    this._active = id;
    const scroller = this.$('.scroller');
    const top = conversations.rows.indexOf(id) * this._height;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this._height > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + this._height - scroller.clientHeight;
    }
  }

  _onScroll() {
    this._measure();
    if (this.#window.last >= conversations.rows.length - 30) attempt(() => conversations.more());
  }

  _measure() {
    const {first, last} = this.#window;
    this._range();
    if (this.#window.first !== first || this.#window.last !== last) this.requestUpdate();
  }

  _range() {
    const scroller = this.hasUpdated ? this.$('.scroller') : null;
    const height = scroller?.clientHeight || 800;
    this.#window = visible(scroller?.scrollTop ?? 0, height, this._height, conversations.rows.length);
  }

  static styles = [shared, avatarStyles, stateStyles, rowStyles, css`
    :host { display: flex; flex-direction: column; position: relative; background: var(--surface); }
    .scroller { flex: 1; min-block-size: 0; overflow-y: auto; overflow-anchor: none; contain: strict;
      scrollbar-width: thin; }
    .scroller:focus-visible { outline-offset: -2px; }
    .scroller:focus-visible .active { box-shadow: inset 0 0 0 2px var(--accent); }
    /* room for the button below, so that it can hide no row for good */
    .all { overflow: hidden; margin-block-end: 56px; }
    .updates { position: absolute; z-index: 1; inset-block-end: 12px; inset-inline-start: 50%; translate: -50% 0;
      border-radius: 16px; box-shadow: var(--shadow); color: var(--accent); }
    .updates:dir(rtl) { translate: 50% 0; }
    .updates svg { transform: scaleY(-1); }
    .stale { padding: 6px 12px; background: var(--warn-back); color: var(--warn); font-size: 13px; }
  `];
}

customElements.define('serai-list', SeraiList);

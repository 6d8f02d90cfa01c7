import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared, toast} from './base.js';
import {initials} from './avatar.js';
import {channelIcon, icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {replyState} from '../logic/policy.js';
import * as routes from '../logic/routes.js';
import {duration, left} from '../logic/time.js';
import {clock} from '../state/observable.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import * as http from '../state/http.js';
import {Countdown, offers, seconds} from '../state/offers.js';
import {session} from '../state/session.js';

/** Phases that say more than the status does. */
const PHASES = ['bot', 'queued', 'offered', 'hold', 'wrap-up'];

/** Who the conversation is with, how it stands, and what can be done with it as a whole. */
class SeraiThreadHead extends SeraiElement {
  static properties = {
    conversation: {attribute: false},
    viewing: {attribute: false},
    details: {type: Boolean},
  };

  constructor() {
    super();
    this.watch(session, clock, offers, directory);
    new Countdown(this, () => offers.passed(this.conversation.id).length > 0);
  }

  render() {
    const {contact, channel, status, phase, language} = this.conversation;
    return html`<header>
      <a class="back" href=${routes.INBOX} aria-label=${t('thread.back')}>${icon('back')}</a>
      <span title=${t('channel.' + channel)}>${channelIcon(channel)}<span
          class="hidden">${t('channel.' + channel)}</span></span>
      <h2 class="cut"><bdi>${contact.name ?? contact.identities[0]?.value ?? t('contact.unknown')}</bdi></h2>
      <span class="chip ${status === 'open' ? 'accent' : ''}">${t(PHASES.includes(phase) ? 'phase.' + phase
          : 'status.' + status)}</span>
      ${language ? html`<span class="chip language">${language}</span>` : nothing}
      ${this._window()}
      <span class="grow"></span>
      ${this._viewers()}
      ${this._actions()}
      <button class="icon" aria-expanded="false" popovertarget="more" aria-label=${t('thread.more')}
          title=${t('thread.more')}>${icon('menu')}</button>
      <button class="icon" aria-pressed=${this.details} aria-label=${t('thread.details')} title=${t('thread.details')}
        @click=${() => this.emit('toggle-details')}>${icon('details')}</button>
    </header>
    <div id="more" popover>${this._more()}</div>`;
  }

  _window() {
    const state = replyState(this.conversation.replyPolicy, clock.now);
    if (state.show === 'none' || !state.until) return nothing;
    return html`<span class="chip ${state.show === 'banner' ? 'warn' : ''}" title=${t('policy.chip.title')}>
      ${icon('clock')}${left(state.until, clock.now)}</span>`;
  }

  _viewers() {
    const others = (this.viewing ?? []).filter(each => each.id !== session.id);
    return others.length === 0 ? nothing : html`<span class="viewers" role="img"
      aria-label=${t('thread.viewing', {names: others.map(each => each.name).join(', ')})}
      title=${t('thread.viewing', {names: others.map(each => each.name).join(', ')})}>
      ${others.slice(0, 3).map(each => html`<i>${initials(each.name)}</i>`)}</span>`;
  }

  /** What can be done now follows from where in its life the conversation is, and whose it is. */
  _actions() {
    const {assignee, status, phase, participants = []} = this.conversation;
    if (!session.can('conversations.reply')) return nothing;
    if (phase === 'wrap-up' && assignee === session.id) return html`<button class="primary"
        @click=${() => this._ask('wrapup')}>${t('thread.wrapup')}</button>`;
    if (status === 'resolved' || status === 'closed') return html`<button class="primary"
        @click=${() => this._do('reopen')}>${t('thread.reopen')}</button>`;
    const mine = assignee === session.id;
    const part = participants.includes(session.id);
    return html`${this._passed()}
      ${mine ? html`<button class="wide" @click=${() => this._ask('transfer')}>${t('thread.transfer')}</button>
        <button class="wide" @click=${() => this._ask('invite')}>${t('thread.invite')}</button>` : nothing}
      ${part && !mine ? html`<button @click=${() => this._do('leave')}>${t('thread.leave')}</button>` : nothing}
      ${!mine ? html`<button class=${assignee ? '' : 'primary'} @click=${() => this.act('take')}>${t(phase === 'bot'
          ? 'thread.take-over' : 'thread.take')}</button>` : nothing}
      <button class="wide ${mine ? 'primary' : ''}" @click=${() => this.act('resolve')}>${t('thread.resolve')}</button>`;
  }

  /** Who was asked, and for how long still; it can be taken back until they answer. */
  _passed() {
    return offers.passed(this.conversation.id).map(({id, kind, agentId, expiresAt}) => html`<span class="chip warn asked"
        role="status">${t('thread.asked', {name: directory.agentName(agentId) ?? '',
        time: duration(Math.max(0, Math.ceil((Date.parse(expiresAt) - seconds.now) / 1000)))})}
      ${kind === 'transfer' ? html`<button class="link small" @click=${() => this._takeBack(id)}>${t('thread.take-back')}
        </button>` : nothing}</span>`);
  }

  _takeBack() {
    return attempt(() => http.command('DELETE', 'conversations/' + this.conversation.id + '/transfer'));
  }

  _more() {
    const {assignee, status, phase, bot, participants = []} = this.conversation;
    const done = status === 'resolved' || status === 'closed';
    const mine = assignee === session.id;
    const items = [
      !done && mine && ['narrow', 'forward', t('thread.transfer'), () => this._ask('transfer')],
      !done && mine && ['narrow', 'users', t('thread.invite'), () => this._ask('invite')],
      !done && ['', 'users', t('thread.assign'), () => this._ask('assign')],
      !done && ['narrow', 'check', t('thread.resolve'), () => this.act('resolve')],
      mine && participants.length > 0 && ['', 'users', t('thread.end-conference'), () => this._do('end-conference')],
      phase === 'active' && ['', 'pause', t('thread.hold'), () => this._do('hold')],
      phase === 'hold' && ['', 'play', t('thread.unhold'), () => this._do('unhold')],
      bot && !done && phase !== 'bot' && ['', 'bot', t('thread.restore'), () => this._ask('restore')],
      assignee && !done && ['', 'inbox', t('thread.back-to-queue'), () => this._do('assign', {agent: null})],
      ['', 'eye', t('thread.mark-unread'), () => this.act('unread')],
      session.can('bans.manage') && ['', 'ban', t('bans.go'), () => this._ask('ban')],
      status !== 'closed' && ['', 'x', t('thread.close'), () => this._do('close')],
    ].filter(Boolean);
    return items.map(([look, name, title, act]) => html`<button class="plain ${look}" @click=${() => this._choose(act)}>
      ${icon(name)}${title}</button>`);
  }

  _ask(dialog) {
    this.emit('open-in-thread', dialog);
  }

  act(action) {
    if (action === 'take') return this._take(false);
    if (action === 'resolve') return this._resolve();
    return this._unread();
  }

  _choose(act) {
    this.$('#more').hidePopover();
    act();
  }

  /** Somebody else may have been quicker: then the agent decides whether to take it all the same. */
  async _take(force) {
    try {
      await conversations.command(this.conversation.id, 'takeover', force ? {force} : {});
    } catch (problem) {
      const by = problem.by?.name ?? problem.by ?? '';
      if (problem.code !== 'taken') toast(problem.message, {kind: 'bad', code: problem.code});
      else if (!session.can('conversations.take-over')) toast(t('thread.taken', {by}), {kind: 'bad'});
      else toast(t('thread.taken', {by}), {kind: 'bad', label: t('thread.take-anyway'),
          action: () => this._take(true)});
    }
  }

  async _resolve() {
    const {id, contact, assignee} = this.conversation;
    if (!await this._do('resolve')) return;
    if (conversations.get(id)?.phase === 'wrap-up') {
      this._ask('wrapup');
      return;
    }
    toast(t('thread.resolved', {name: contact.name ?? t('contact.unknown')}), {
      label: t('action.undo'),
      action: () => attempt(async () => {
        await conversations.command(id, 'reopen');
        if (assignee) await conversations.command(id, 'assign', {agent: assignee});
      }),
    });
  }

  async _unread() {
    await attempt(() => conversations.markUnread(this.conversation.id));
    location.hash = routes.INBOX;
  }

  _do(verb, body) {
    return attempt(async () => {
      await conversations.command(this.conversation.id, verb, body);
      return true;
    });
  }

  _change(change) {
    return attempt(() => conversations.change(this.conversation.id, change));
  }

  static styles = [shared, css`
    :host { display: block; container-type: inline-size; }
    header { display: flex; align-items: center; gap: 8px; min-block-size: 48px; padding: 0 12px;
      border-block-end: 1px solid var(--border); }
    h2 { font-size: 15px; line-height: 20px; font-weight: 650; min-inline-size: 40px; }
    .back { display: none; padding: 8px; color: var(--text-2); }
    .back svg:dir(rtl), .back:dir(rtl) svg { transform: scaleX(-1); }
    .chip svg { inline-size: 12px; block-size: 12px; }
    .viewers { display: flex; }
    .viewers i { display: grid; place-items: center; inline-size: 24px; block-size: 24px; margin-inline-start: -6px;
      border: 2px solid var(--surface);
      border-radius: 50%; background: var(--note-green); color: var(--ok); font: 650 10px/1 var(--font); }
    #more { position: fixed; inset: 100px 324px auto auto; inline-size: 220px; padding: 8px;
      border: 1px solid var(--border);
      border-radius: 12px; background: var(--surface); color: var(--text); box-shadow: var(--shadow);
      position-area: block-end span-inline-start; margin-block: 4px; }
    #more button { inline-size: 100%; justify-content: start; padding-inline: 8px; }
    .narrow { display: none; }
    @supports (position-area: block-end) { #more { inset: auto; } }
    @media (max-width: 899px) { #more { inset-inline-end: 12px; } }
    @container (max-width: 560px) {
      .wide, .language { display: none; }
      .narrow { display: inline-flex; }
      header { gap: 6px; padding-inline: 8px 4px; }
    }
    @media (max-width: 639px) { .back { display: block; } }
  `];
}

customElements.define('serai-thread-head', SeraiThreadHead);

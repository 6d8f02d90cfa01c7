import {css, html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {SeraiElement, attempt, shared, toast} from './base.js';
import {channelIcon, icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {preview} from '../logic/preview.js';
import * as routes from '../logic/routes.js';
import {age, duration} from '../logic/time.js';
import {directory} from '../state/directory.js';
import {Countdown, offers, seconds} from '../state/offers.js';
import {session} from '../state/session.js';

const SHOWN = 5;
const LAST_CALL = 5;

/**
 * What is put to the agent, in the flow above the list, so that it covers nothing: who waits, for how long still, accept
 * or decline. Announced politely when it comes and shortly before it goes; it never takes the focus.
 */
class SeraiOffers extends SeraiElement {
  static properties = {_busy: {state: true}, _all: {state: true}};

  constructor() {
    super();
    Object.assign(this, {_busy: false, _all: false});
    this.watch(offers, session, directory);
    new Countdown(this, () => offers.mine.length > 0);
  }

  render() {
    const mine = offers.mine;
    if (mine.length === 0) return session.me.agent.rona ? this._missed() : nothing;
    const shown = this._all ? mine : mine.slice(0, SHOWN);
    return html`<section aria-label=${t('offers.label')}>
      ${mine.length > 1 ? html`<header class="row"><strong class="grow">${t('offers.count', {n: mine.length})}</strong>
        <button class="small" ?disabled=${this._busy} @click=${this._acceptAll}>${t('offers.accept-all')}</button></header>`
        : nothing}
      ${repeat(shown, each => each.id, each => this._card(each))}
      ${mine.length > SHOWN ? html`<button class="link" @click=${() => this._all = !this._all}>${this._all
          ? t('offers.fewer') : t('offers.more', {shown: SHOWN, n: mine.length})}</button>` : nothing}
      <p class="hidden" role="status">${this._announcement(mine)}</p></section>`;
  }

  _card(offer) {
    const {id, kind, queue, conversation, byName, note, createdAt, expiresAt} = offer;
    const left = Math.max(0, Math.ceil((Date.parse(expiresAt) - seconds.now) / 1000));
    const whole = Math.max(1, (Date.parse(expiresAt) - Date.parse(createdAt)) / 1000);
    const contact = conversation?.contact;
    return html`<article class=${left <= LAST_CALL ? 'urgent' : ''} aria-label=${this._title(offer)}>
      <div class="row head"><span class="chip accent">${t('offers.kind.' + kind)}</span>
        <bdi class="grow cut">${directory.queue(queue)?.name ?? queue ?? ''}</bdi>
        <span class="left" role="timer" aria-label=${t('offers.left', {time: duration(left)})}>${duration(left)}</span></div>
      <progress max=${whole} .value=${Math.min(whole, left)} aria-hidden="true"></progress>
      <p class="row"><span title=${t('channel.' + conversation?.channel)}>${channelIcon(conversation?.channel)}</span>
        <strong class="cut"><bdi>${contact?.name ?? contact?.identities?.[0]?.value ?? t('contact.unknown')}</bdi></strong>
        ${conversation?.language ? html`<span class="chip">${conversation.language}</span>` : nothing}
        <span class="grow"></span>${conversation?.waitingSince ? html`<span class="meta">${t('offers.waits',
            {time: age(conversation.waitingSince, seconds.now)})}</span>` : nothing}</p>
      ${byName ? html`<p class="meta">${t('offers.by', {name: byName})}${note ? html`: <bdi>${note}</bdi>` : nothing}</p>`
          : nothing}
      <p class="preview cut" dir="auto">${preview(conversation?.lastMessage) || conversation?.handover?.summary || ''}</p>
      <div class="row end"><button ?disabled=${this._busy} @click=${() => this.decline(id)}>${t('offers.decline')}</button>
        <button class="primary" ?disabled=${this._busy} @click=${() => this.accept(id)}>${t('offers.accept')}</button></div>
    </article>`;
  }

  _missed() {
    return html`<section role="alert" class="missed"><p class="row">${icon('alert')}<strong>${t('rona.title')}</strong></p>
      <p>${t('rona.why')}</p>
      <div class="row end"><button @click=${() => this._back('busy')}>${t('rona.stay')}</button>
        <button class="primary" @click=${() => this._back('available')}>${t('rona.available')}</button></div></section>`;
  }

  /** Said once when an offer comes and once when it is about to go. */
  _announcement(mine) {
    const ending = mine.find(each => Math.ceil((Date.parse(each.expiresAt) - seconds.now) / 1000) === LAST_CALL);
    if (ending) return t('offers.ending', {who: this._title(ending), n: LAST_CALL});
    return t('offers.new', {who: this._title(mine.at(-1))});
  }

  _title({conversation, queue}) {
    return [conversation?.contact?.name ?? t('contact.unknown'), directory.queue(queue)?.name ?? queue]
        .filter(Boolean).join(' · ');
  }

  accept(id) {
    return this._answer(async () => {
      const conversation = await offers.accept(id);
      location.hash = routes.conversation(conversation.id);
    });
  }

  decline(id) {
    return this._answer(() => offers.decline(id));
  }

  _acceptAll() {
    return this._answer(async () => {
      const {left} = await offers.acceptAll();
      if (left.length > 0) toast(t('offers.full', {n: left.length}));
    });
  }

  async _answer(work) {
    this._busy = true;
    try {
      await work();
    } catch (problem) {
      toast(problem.code === 'taken' ? t('thread.taken', {by: problem.by?.name ?? problem.by ?? ''}) : problem.message,
          {kind: 'bad', code: problem.code});
    } finally {
      this._busy = false;
    }
  }

  _back(presence) {
    return attempt(() => session.setPresence(presence));
  }

  static styles = [shared, css`
    :host { display: block; }
    section { display: grid; gap: 8px; max-block-size: 50dvh; padding: 8px 12px; overflow: auto;
      border-block-end: 1px solid var(--border); background: var(--canvas); }
    article, .missed { display: grid; gap: 6px; padding: 10px 12px; border: 1px solid var(--accent); border-radius: 12px;
      background: var(--surface); }
    .missed { margin: 8px 12px; border-color: var(--warn); background: var(--warn-back); color: var(--text); }
    .missed svg { color: var(--warn); }
    .urgent { border-color: var(--bad); }
    .left { font-weight: 650; font-variant-numeric: tabular-nums; }
    .urgent .left { color: var(--bad); }
    .preview { font-size: 13px; line-height: 18px; color: var(--text-2); }
    .end { justify-content: end; }
    p { min-inline-size: 0; }
    progress { appearance: none; inline-size: 100%; block-size: 4px; border: 0; border-radius: 2px; overflow: hidden;
      background: var(--raised); }
    progress::-webkit-progress-bar { background: var(--raised); }
    progress::-webkit-progress-value { background: var(--accent); }
    progress::-moz-progress-bar { background: var(--accent); }
    .urgent progress::-webkit-progress-value { background: var(--bad); }
    .urgent progress::-moz-progress-bar { background: var(--bad); }
  `];
}

customElements.define('serai-offers', SeraiOffers);

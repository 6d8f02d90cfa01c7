import {css, html, nothing} from 'lit';
import {SeraiElement, attempt, shared} from './base.js';
import {icon} from './icons.js';
import './serai-tags.js';
import './serai-notes.js';
import './serai-history.js';
import {t} from '../logic/i18n.js';
import {dateTime} from '../logic/time.js';
import {conversations} from '../state/conversations.js';
import {directory} from '../state/directory.js';
import {session} from '../state/session.js';

/** What is known about a conversation and the person in it, and what of that an agent may change. */
class SeraiDetails extends SeraiElement {
  static properties = {conversation: {}};

  constructor() {
    super();
    this.watch(conversations, directory, session);
  }

  render() {
    const conversation = conversations.get(this.conversation);
    return html`<header><h2 tabindex="-1">${t('details.title')}</h2>
        <button class="icon shut" aria-label=${t('action.close')}
            @click=${() => this.emit('toggle-details')}>${icon('x')}</button></header>
      ${conversation ? html`<div class="body">${this._handover(conversation.handover)}${this._facts(conversation)}
        <section><h3>${t('details.tags')}</h3><serai-tags .conversation=${conversation}></serai-tags></section>
        ${this._fields(conversation)}
        <section><h3>${t('details.notes')}</h3><serai-notes .conversation=${conversation}></serai-notes></section>
        <serai-history .conversation=${conversation}></serai-history></div>` : nothing}`;
  }

  _facts(conversation) {
    const {channel, connectionId, contact, queue, assignee, status, language, referral, createdAt} = conversation;
    const who = !assignee ? t('list.unassigned') : assignee === session.id ? t('author.you')
        : directory.agentName(assignee) ?? assignee;
    const identity = contact.identities.find(each => each.connectionId === connectionId) ?? contact.identities[0];
    return html`<dl>
      ${fact(t('details.channel'), html`${t('channel.' + channel)}${identity ? html` · <bdi
          dir="ltr">${identity.value}</bdi>` : nothing}`)}
      ${fact(t('details.connection'), html`<bdi>${directory.connection(connectionId)?.title ?? connectionId}</bdi>`)}
      ${contact.identities.filter(each => each !== identity).map(each => fact(t('identity.' + each.kind), html`<bdi
          dir="ltr">${each.value}</bdi>`))}
      ${fact(t('details.queue'), directory.queue(queue)?.name ?? queue ?? t('details.none'))}
      ${fact(t('details.assignee'), who)}
      ${fact(t('details.status'), t('status.' + status))}
      ${this._edit('language', t('details.language'), language)}
      ${this._edit('category', t('details.category'), conversation.category)}
      ${this._edit('subject', t('details.subject'), conversation.subject)}
      ${fact(t('details.since'), dateTime(createdAt))}
      ${conversation.rating ? fact(t('details.rating'), conversation.rating + ' / 5') : nothing}
      ${referral ? fact(t('details.referral'), html`<bdi>${referral.headline ?? referral.source ?? referral.ref
          ?? ''}</bdi>`) : nothing}
      ${contact.optOuts?.length ? fact(t('details.opt-outs'), contact.optOuts.map(each => each.category).join(', '))
          : nothing}
    </dl>`;
  }

  /** What whoever takes the conversation should know, said by the bot or the person who handed it over. */
  _handover(handover) {
    const {by, reason, summary, skills = [], language, priority, fields = {}} = handover ?? {};
    const known = [[t('details.handover.reason'), reason], [t('details.handover.summary'), summary],
      [t('details.handover.skills'), skills.join(', ')], [t('details.handover.language'), language],
      [t('details.handover.priority'), priority === 'normal' ? null : priority],
      ...Object.entries(fields)].filter(([, value]) => value);
    if (known.length === 0) return nothing;
    const from = by?.name ? [[t('details.handover.by'), by.name]] : [];
    return html`<section class="handover"><h3>${t('details.handover')}</h3><dl>${[...from, ...known].map(([name, value]) =>
        fact(html`<bdi>${name}</bdi>`, html`<span dir="auto">${value}</span>`))}</dl></section>`;
  }

  /** A field that is text until it is clicked; it saves when it is left. */
  _edit(name, title, value) {
    return fact(title, html`<input class="quiet" dir="auto" aria-label=${title} placeholder=${t('details.none')}
        .value=${value ?? ''}
      ?readonly=${!session.can('conversations.reply')} @change=${({target}) =>
        this._change({[name]: target.value.trim()})}
      @keydown=${event => event.key === 'Enter' && !event.isComposing && event.target.blur()}>`, true);
  }

  _fields(conversation) {
    const fields = directory.fields.filter(each => each.entity === 'conversation');
    const others = Object.entries(conversation.fields ?? {}).filter(([name]) => !fields.some(each =>
      each.name === name));
    const person = Object.entries(conversation.contact.fields ?? {});
    if (fields.length + others.length + person.length === 0) return nothing;
    return html`<section><h3>${t('details.fields')}</h3><dl>
      ${fields.map(field => this._field(field, conversation.fields?.[field.name]))}
      ${[...others, ...person].map(([name, value]) => fact(html`<bdi>${name}</bdi>`,
          html`<bdi>${value}</bdi>`))}</dl></section>`;
  }

  _field({name, title, kind, options}, value) {
    const save = ({target}) => this._change({fields: {[name]: target.value.trim() || null}});
    const type = {number: 'number', date: 'date'}[kind] ?? 'text';
    return fact(html`<bdi>${title}</bdi>`, kind === 'choice'
      ? html`<select class="quiet" aria-label=${title} @change=${save}><option value="">${t('details.none')}</option>
          ${options.map(each => html`<option ?selected=${each === value}>${each}</option>`)}</select>`
      : html`<input class="quiet" type=${type} dir="auto" aria-label=${title} placeholder=${t('details.none')}
          .value=${value ?? ''} @change=${save}>`, true);
  }

  focusPane() {
    this.$('h2').focus();
  }

  _change(change) {
    attempt(() => conversations.change(this.conversation, change));
  }

  static styles = [shared, css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr); }
    header { display: flex; align-items: center; block-size: 48px; padding-inline: 12px 8px;
      border-block-end: 1px solid var(--border); }
    h2 { flex: 1; font-size: 15px; line-height: 20px; font-weight: 650; outline: 0; }
    .shut { display: none; }
    .body { overflow-y: auto; padding: 12px; scrollbar-width: thin; }
    section { margin-block-start: 20px; }
    .handover { margin-block: 0 16px; padding: 10px 12px; border-radius: 12px; background: var(--bubble-bot); }
    h3 { margin-block-end: 8px; font-size: 12px; line-height: 16px; font-weight: 650; color: var(--text-2); }
    dl { display: grid; grid-template-columns: 92px minmax(0, 1fr); gap: 6px 8px; align-items: baseline; }
    dt { font-size: 12px; line-height: 16px; color: var(--text-3); overflow-wrap: anywhere; }
    dd { overflow-wrap: anywhere; }
    dd.edit { margin-block: -4px; }
    .quiet { inline-size: calc(100% + 8px); min-block-size: 28px !important; margin-inline-start: -8px;
      padding: 3px 7px !important; border-color: transparent !important; background-color: transparent !important; }
    .quiet:hover:not([readonly]) { border-color: var(--border) !important; }
    .quiet:focus { border-color: var(--edge) !important; background-color: var(--surface) !important; }
    @media (max-width: 899px) { .shut { display: inline-flex; } }
  `];
}

function fact(title, value, edit = false) {
  return html`<dt>${title}</dt><dd class=${edit ? 'edit' : ''}>${value}</dd>`;
}

customElements.define('serai-details', SeraiDetails);

import {css, html, nothing} from 'lit';
import {avatar} from './avatar.js';
import {t} from '../logic/i18n.js';
import {preview} from '../logic/preview.js';
import {age} from '../logic/time.js';
import {clock} from '../state/observable.js';
import {directory} from '../state/directory.js';
import {session} from '../state/session.js';

/** One conversation in the list. The id alone binds it to what a click opens. */
export function row(conversation, {index, size, selected, active}) {
  const {id, contact, channel, unread, overdue} = conversation;
  const look = ['row', selected ? 'selected' : '', active ? 'active' : '', unread ? 'unread' : ''].join(' ');
  return html`<div role="option" id="c-${id}" class=${look} data-id=${id} aria-selected=${selected}
      aria-posinset=${index + 1} aria-setsize=${size}>
    ${avatar(contact, channel)}
    <div class="lines">
      <span class="name cut"><bdi>${contact.name ?? contact.identities[0]?.value ?? t('contact.unknown')}</bdi>
        <span class="hidden">${t('channel.' + channel)}</span></span>
      ${line(conversation)}
      <span class="meta cut">${about(conversation)}</span>
    </div>
    <div class="side">
      <span class="age">${age(conversation.lastMessage?.sentAt ?? conversation.updatedAt, clock.now)}</span>
      ${unread ? html`<span class="badge">${unread > 99 ? '99+' : unread}<span
          class="hidden"> ${t('list.unread')}</span></span>` : nothing}
      ${overdue || isOverdue(conversation) ? html`<span class="over">${t('list.overdue',
          {time: age(conversation.waitingSince, clock.now)})}</span>` : nothing}
    </div>
  </div>`;
}

/** Cut at the end of what it says, whichever way that runs. */
function line({draft, lastMessage, connectionId, subject}) {
  if (draft) return html`<span class="preview cut"><b class="draft">${t('list.draft')}</b> <bdi>${draft}</bdi></span>`;
  const text = preview(lastMessage, directory.abilities(connectionId).formatting) || subject || '';
  const who = speaker(lastMessage);
  return who ? html`<span class="preview cut">${who}: <bdi>${text}</bdi></span>`
    : html`<span class="preview cut" dir="auto">${text}</span>`;
}

function speaker(message) {
  if (message?.direction !== 'outbound' || message.deletedAt) return null;
  const {author} = message;
  return author.kind === 'bot' ? t('author.bot') : author.id === session.id ? t('author.you') : author.name;
}

/** Time passes without an event: who waits longer than they should is known here too. */
function isOverdue({waitingSince, status}) {
  const after = session.me.product?.overdueAfter;
  return Boolean(after && waitingSince && (status === 'open' || status === 'pending')
      && clock.now - Date.parse(waitingSince) > after * 1000);
}

function about({queue, language, assignee, status}) {
  const who = !assignee ? t('list.unassigned') : assignee === session.id ? t('author.you')
    : directory.agentName(assignee) ?? t('list.assigned');
  const state = status === 'open' ? null : t('status.' + status);
  return [directory.queue(queue)?.name ?? queue, language, who, state].filter(Boolean).join(' · ');
}

export const rowStyles = css`
  .row { position: relative; display: grid; grid-template-columns: 36px minmax(0, 1fr) auto; align-items: start;
    gap: 12px;
    block-size: var(--row); padding: 9px 12px; border-block-end: 1px solid var(--border); cursor: pointer; }
  .row:hover { background: var(--raised); }
  .row.selected { background: var(--selected); }
  .row.selected::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: 3px;
  background: var(--accent); }
  .lines { display: grid; gap: 1px; }
  .name { font-size: 15px; line-height: 20px; }
  .preview { font-size: 13px; line-height: 18px; color: var(--text-2); }
  .unread .name, .unread .preview { font-weight: 650; color: var(--text); }
  .draft { color: var(--bad); font-weight: 650; }
  .side { display: grid; justify-items: end; gap: 5px; font-size: 12px; line-height: 16px;
    font-variant-numeric: tabular-nums; }
  .age { padding-block-start: 2px; color: var(--text-3); }
  .badge { min-inline-size: 20px; padding: 2px 6px; border-radius: 10px; background: var(--accent);
    color: var(--on-accent);
    font-weight: 650; text-align: center; }
  .over { color: var(--bad); font-weight: 650; }
  .compact .row { padding-block: 7px; }
  .compact .row .meta, .compact .over { display: none; }
`;

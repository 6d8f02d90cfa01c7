import {css, html} from 'lit';
import {channelIcon} from './icons.js';

/** The first letters of a name, as people abbreviate it; a sign for who has none. */
export function initials(name) {
  const letters = [...(name ?? '').normalize('NFC').matchAll(/[\p{L}\p{N}]\p{M}*/gu)].map(match => match[0]);
  return letters.slice(0, 2).join('').toLocaleUpperCase() || '#';
}

/** A person's picture or initials, with the mark of the channel they write on. */
export function avatar(contact, channel) {
  return html`<span class="avatar" aria-hidden="true">
    ${contact.picture ? html`<img src=${contact.picture} alt="" loading="lazy">` : initials(contact.name)}
    ${channel ? html`<span class="mark">${channelIcon(channel)}</span>` : ''}</span>`;
}

export const avatarStyles = css`
  .avatar { position: relative; display: inline-flex; align-items: center; justify-content: center; flex: none;
    inline-size: 36px; block-size: 36px; border: 1px solid var(--border); border-radius: 50%; background: var(--raised);
    color: var(--text-2); font-size: 13px; font-weight: 650; }
  .avatar img { inline-size: 100%; block-size: 100%; border-radius: 50%; object-fit: cover; }
  .avatar .mark { position: absolute; inset-block-end: -5px; inset-inline-end: -5px; padding: 1px; border-radius: 6px;
    background: var(--surface); }
  .avatar .mark svg { inline-size: 15px; block-size: 15px; }
`;

import { html, nothing } from 'lit';
import { fileUrl } from '../logic/api.js';

const STATUS = { posted: 'On its way', acknowledged: 'Received', refused: 'Refused', read: 'Read',
  accepted: 'Accepted', sent: 'Sent', delivered: 'Delivered', failed: 'Failed' };

const time = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

const file = (bubble) => {
  if (!bubble.file) return html`<span class="file">${bubble.fileName ?? 'A file elsewhere'}</span>`;
  const url = fileUrl(bubble.file);
  switch (bubble.kind) {
    case 'image': case 'picture': case 'story-mention':
      return html`<img src=${url} alt=${bubble.text ?? bubble.fileName ?? 'Picture'} loading="lazy">`;
    case 'sticker': return html`<img class="sticker" src=${url} alt="Sticker" loading="lazy">`;
    case 'video': return html`<video src=${url} controls preload="metadata"></video>`;
    case 'voice': case 'audio': return html`<audio src=${url} controls preload="metadata"></audio>`;
    default: return html`<a class="file" href=${url} target="_blank" rel="noopener">${bubble.fileName ?? 'File'}</a>`;
  }
};

const place = (bubble) => html`<span class="place">
  <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
    <path d="M8 14.5s4.5-4.4 4.5-7.8a4.5 4.5 0 0 0-9 0c0 3.4 4.5 7.8 4.5 7.8z"/><circle cx="8" cy="6.6" r="1.6"/></svg>
  <span>${bubble.text ?? 'Location'}<br><span class="meta">${bubble.latitude.toFixed(4)}, ${bubble.longitude.toFixed(4)}</span></span>
</span>`;

const content = (bubble) => html`
  ${bubble.header ? html`<strong dir="auto">${bubble.header}</strong>` : nothing}
  ${bubble.latitude != null ? place(bubble) : bubble.fileName || bubble.file ? file(bubble) : nothing}
  ${bubble.text && bubble.latitude == null ? html`<span class="text" dir="auto">${bubble.text}</span>` : nothing}
  ${bubble.footer ? html`<span class="meta" dir="auto">${bubble.footer}</span>` : nothing}`;

/** Options of a message of the business: tapping one answers with it. */
const options = (line, tap) => (line.bubble.options.length === 0 ? nothing : html`<span class="options">
  ${line.bubble.options.map((option) => (option.source === 'url'
    ? html`<a class="option" href=${option.url} target="_blank" rel="noopener noreferrer">${option.title} ↗</a>`
    : html`<button class="option" @click=${() => tap(line, option)}>
        <span dir="auto">${option.title}</span>
        ${option.description ? html`<span class="meta" dir="auto">${option.description}</span>` : nothing}</button>`))}
</span>`);

const quote = (line, find) => {
  const quoted = line.bubble.quoted && find(line.bubble.quoted);
  return quoted ? html`<span class="quote" dir="auto">${quoted.bubble.text ?? quoted.bubble.fileName ?? 'A message'}</span>` : nothing;
};

/** One line of a thread: a bubble, or a note in the middle. */
export function line(one, { tap, find, select, selected, actions }) {
  if (one.by === 'notice') return html`<li class="notice"><span dir="auto">${one.bubble.text}</span></li>`;
  const reactions = Object.values(one.reactions);
  return html`<li class=${`line ${one.by}`} ?data-selected=${selected}>
    <div class="bubble">
      ${quote(one, find)}
      ${one.deleted ? html`<em class="meta">Taken back</em>` : content(one.bubble)}
      ${options(one, tap)}
      ${reactions.length ? html`<span class="reactions">${reactions.join(' ')}</span>` : nothing}
      <span class="foot meta">
        ${one.edited ? 'Edited · ' : nothing}${time(one.at)} · <span class=${one.status}>${STATUS[one.status] ?? one.status}</span>
      </span>
    </div>
    <div class="actions">
      ${actions(one)}
      <button class="small" aria-pressed=${selected} @click=${() => select(one)}>Trace</button>
    </div>
  </li>`;
}

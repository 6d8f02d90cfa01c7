import {css, html} from 'lit';
import {icon} from './icons.js';
import {richText} from './text.js';
import {t} from '../logic/i18n.js';
import {clock, dateTime} from '../logic/time.js';

export const COLOURS = ['yellow', 'blue', 'green', 'pink', 'grey'];

/** What agents tell each other: set apart by colour, border, sign and words. */
export function noteView(note) {
  return html`<article class="note note-${note.colour ?? 'yellow'}">
    <p><span class="lock">${icon('lock')}</span><b>${t('note.private')}</b> · <bdi>${note.author?.name ?? ''}</bdi>:
      <span class="note-text" dir="auto">${richText(note.text)}</span></p>
    <p class="meta" title=${dateTime(note.createdAt)}>${clock(note.createdAt)} · ${t('note.only-team')}</p>
  </article>`;
}

export const noteStyles = css`
  .note { padding: 8px 12px; border: 1px dashed var(--edge); border-radius: 12px; color: var(--text);
    overflow-wrap: anywhere; }
  .note .meta { color: var(--text-2); }
  .note .lock { display: inline-block; margin-inline-end: 6px; vertical-align: -2px; }
  .note-text { white-space: pre-wrap; }
  .note-yellow { background: var(--note-yellow); }
  .note-blue { background: var(--note-blue); }
  .note-green { background: var(--note-green); }
  .note-pink { background: var(--note-pink); }
  .note-grey { background: var(--note-grey); }
`;

import {css, html} from 'lit';
import {t} from '../logic/i18n.js';
import {icon} from './icons.js';

/** Grey shapes where content will be; they come into sight only after 300 ms. */
export function skeleton(rows = 5) {
  return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}>
    ${Array.from({length: rows}, () => html`<div><i></i><b></b><u></u></div>`)}</div>`;
}

export function empty(title, text, action) {
  return html`<div class="state"><p class="state-title">${title}</p>${text ? html`<p>${text}</p>` : ''}${action
      ?? ''}</div>`;
}

/** What went wrong, how it is called, and the way to try again. */
export function failed(problem, retry) {
  return html`<div class="state" role="alert">
    <span class="error">${icon(problem.status === 403 ? 'lock' : 'alert')}</span>
    <p class="state-title">${problem.status === 403 ? t('state.forbidden') : t('state.failed')}</p>
    <p>${problem.code === 'unreachable' ? t('state.unreachable') : problem.message}</p>
    <p class="meta">${problem.code}</p>
    ${retry && problem.status !== 403 ? html`<button @click=${retry}>${icon('retry')}${t('action.retry')}</button>`
        : ''}
  </div>`;
}

export const stateStyles = css`
  .state { display: grid; justify-items: center; align-content: center; gap: 8px; padding: 32px 24px;
    text-align: center;
    color: var(--text-2); }
  .state-title { font-weight: 650; color: var(--text); }
  .state svg { inline-size: 24px; block-size: 24px; }
  .state button svg { inline-size: 16px; block-size: 16px; }
  .skeleton { animation: appear 1ms 300ms both; }
  .skeleton div { display: grid; grid-template-columns: 36px 1fr; gap: 6px 12px; padding: 12px; }
  .skeleton i { grid-row: span 2; block-size: 36px; border-radius: 50%; background: var(--raised); }
  .skeleton b, .skeleton u { block-size: 12px; border-radius: 4px; background: var(--raised); }
  .skeleton b { inline-size: 55%; }
  .skeleton u { inline-size: 85%; }
  @keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
`;

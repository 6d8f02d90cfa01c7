import { svg, html } from 'lit';

const shapes = {
  web: svg`<circle cx="8" cy="8" r="6.2"/><path d="M1.8 8h12.4M8 1.8c4 4 4 8.4 0 12.4M8 1.8c-4 4-4 8.4 0 12.4"/>`,
  whatsapp: svg`<path d="M2 14l.9-3.2A6.2 6.2 0 1 1 5.2 13z"/><path d="M5.6 6.5v2.6M8 5.6v4.4M10.4 6.5v2.6"/>`,
  instagram: svg`<rect x="1.8" y="1.8" width="12.4" height="12.4" rx="3.6"/><circle cx="8" cy="8" r="2.9"/><path d="M11.5 4.5v.01"/>`,
  messenger: svg`<path d="M2 2.5h12v9H7.5L4.5 14v-2.5H2z"/><path d="M4.8 8.2l2.2-2 2 1.6 2.2-2"/>`,
};
shapes['whatsapp-twilio'] = shapes.whatsapp;

/** A channel's mark; always beside its name, so it says nothing itself. */
export const glyph = (channel) => html`<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
  stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes[channel] ?? shapes.web}</svg>`;

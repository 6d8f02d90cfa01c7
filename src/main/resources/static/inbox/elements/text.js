import {css, html} from 'lit';
import {parse} from '../logic/formatting.js';

/**
 * Text with a channel's light formatting, and links. Whatever the customer wrote ends as text nodes, never as markup.
 */
export function richText(text, marks) {
  return draw(parse(text, marks));
}

/** A link that somebody sent may only lead to a page. */
export function safeUrl(url) {
  return /^(https?:\/\/|\/media\/)/i.test(url ?? '') ? url : undefined;
}

function draw(nodes) {
  return nodes.map(node => {
    if (typeof node === 'string') return node;
    if (node.link) return html`<a href=${node.link} target="_blank"
        rel="noopener noreferrer nofollow">${node.text}</a>`;
    switch (node.mark) {
      case 'bold': return html`<b>${draw(node.nodes)}</b>`;
      case 'italic': return html`<em>${draw(node.nodes)}</em>`;
      case 'strike': return html`<s>${draw(node.nodes)}</s>`;
      case 'code': return html`<code>${draw(node.nodes)}</code>`;
      default: return draw(node.nodes);
    }
  });
}

export const textStyles = css`
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .text.large { font-size: 32px; line-height: 40px; }
  .text code { padding: 1px 4px; border-radius: 4px; background: color-mix(in srgb, var(--text) 8%, transparent);
    font-family: var(--mono); font-size: 13px; }
`;

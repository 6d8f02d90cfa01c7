import { LitElement, css, html } from 'lit';
import { hops } from '../logic/trace.js';
import { base } from './base.js';

/** How long a message took from point to point. */
export class PlaygroundTrace extends LitElement {
  static properties = { line: { attribute: false } };

  static styles = [base, css`
    :host { display: flex; flex-direction: column; gap: 8px; }
    table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: 5px 8px; text-align: start; border-block-end: 1px solid var(--border); font-weight: 400; }
    thead th { font-size: 12px; color: var(--text-2); font-weight: 650; }
    td { text-align: end; white-space: nowrap; }
    td:last-child { inline-size: 50%; }
    meter { inline-size: 100%; block-size: 12px; }
  `];

  render() {
    if (!this.line) return html`<p class="meta">Choose “Trace” beside a message to see how long it took.</p>`;
    const points = hops(this.line.trace);
    const whole = Math.max(1, points.at(-1)?.since ?? 1);
    return html`
      <p dir="auto">${this.line.bubble.text ?? this.line.bubble.fileName ?? this.line.bubble.kind}</p>
      <table>
        <thead><tr><th scope="col">Point</th><th scope="col">Hop</th><th scope="col">Since the start</th><th scope="col"><span class="sr">Share</span></th></tr></thead>
        <tbody>${points.map((point) => html`<tr><th scope="row">${point.name}</th><td>${point.ms} ms</td><td>${point.since} ms</td>
          <td><meter min="0" .max=${whole} .value=${point.since} aria-label="${point.since} of ${whole} ms"></meter></td></tr>`)}</tbody>
      </table>
      <p class="meta">${this.line.by === 'customer'
        ? 'Posted by the provider, acknowledged once durable, recorded and told to the agents.'
        : 'Written by an agent, taken on by the provider, then what it reported.'}</p>`;
  }
}
customElements.define('playground-trace', PlaygroundTrace);

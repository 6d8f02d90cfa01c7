import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { pretty } from '../logic/trace.js';
import { base } from './base.js';

const WAYS = { webhook: 'Webhook', visitor: 'Visitor', call: 'Call' };

/** What went over the wire between the providers and Serai, newest first, raw. */
export class PlaygroundWire extends LitElement {
  static properties = { exchanges: { attribute: false }, connection: {}, _all: { state: true } };

  static styles = [base, css`
    :host { display: flex; flex-direction: column; gap: 8px; }
    li { border: 1px solid var(--border); border-radius: 8px; background: var(--surface); }
    ol { display: flex; flex-direction: column; gap: 6px; }
    summary { display: flex; align-items: center; gap: 8px; padding: 6px 10px; cursor: pointer; }
    summary::marker { content: ''; }
    .target { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; direction: ltr; }
    .way { flex: none; inline-size: 62px; font-size: 12px; font-weight: 650; color: var(--text-2); }
    .status { flex: none; padding: 0 6px; border-radius: 4px; font-size: 12px; font-variant-numeric: tabular-nums; background: var(--ok-back); color: var(--ok); }
    .status.bad { background: var(--bad-back); color: var(--bad); }
    pre { max-block-size: 320px; overflow: auto; margin: 0; padding: 10px; border-block-start: 1px solid var(--border); font: 12px/17px ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; direction: ltr; text-align: start; }
  `];

  render() {
    const shown = (this.exchanges ?? []).filter((one) => this._all || one.connectionId === this.connection).slice(-100).reverse();
    return html`
      <label class="row"><input type="checkbox" .checked=${this._all ?? false}
        @change=${(event) => { this._all = event.target.checked; }}> Every connection</label>
      ${shown.length === 0 ? html`<p class="meta">Nothing went over the wire yet.</p>` : nothing}
      <ol>${repeat(shown, (one) => one.key, (one) => this.#exchange(one))}</ol>`;
  }

  #exchange(one) {
    const good = one.status >= 200 && one.status < 300;
    return html`<li><details>
      <summary>
        <span class="way">${WAYS[one.direction]}</span>
        <span class="target meta">${one.method} ${one.target}${one.attempt > 1 ? ` · try ${one.attempt}` : ''}</span>
        <span class="status ${good ? '' : 'bad'}">${one.status || 'cut'}</span>
        <span class="meta">${one.millis} ms</span>
      </summary>
      ${one.body ? html`<pre tabindex="0" aria-label="Request">${pretty(one.body)}</pre>` : nothing}
      ${one.answer ? html`<pre tabindex="0" aria-label="Answer">${pretty(one.answer)}</pre>` : nothing}
    </details></li>`;
  }
}
customElements.define('playground-wire', PlaygroundWire);

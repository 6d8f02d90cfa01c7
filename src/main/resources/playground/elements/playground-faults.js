import { LitElement, css, html, nothing } from 'lit';
import { SWITCHES, active, presets } from '../logic/faults.js';
import { base } from './base.js';

/** What is to go wrong at a connection's provider, and how fast its customers read. */
export class PlaygroundFaults extends LitElement {
  static properties = { connection: { attribute: false } };

  static styles = [base, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    section { display: flex; flex-direction: column; gap: 8px; }
    label { display: flex; align-items: center; gap: 8px; }
    input[type='checkbox'] { inline-size: 18px; block-size: 18px; accent-color: var(--accent); }
    input[type='range'] { flex: 1; accent-color: var(--accent); }
    .active { padding: 8px 12px; border-radius: 8px; background: var(--warn-back); color: var(--warn); }
    .calm { padding: 8px 12px; border-radius: 8px; background: var(--ok-back); color: var(--ok); }
    form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
    form label { flex-direction: column; align-items: start; gap: 2px; font-size: 12px; color: var(--text-2); }
    form input { inline-size: 120px; }
  `];

  render() {
    const { faults, pace, channel, title } = this.connection;
    if (!faults) {
      return html`<p>The web chat has no provider between the visitor and Serai, so nothing can go wrong there on request.
        Throttling and delays of the other channels are set when one of them is chosen.</p>`;
    }
    const wrong = active(faults);
    return html`
      <section>
        <h2>${title}: what goes wrong</h2>
        ${wrong.length === 0 ? html`<p class="calm">Everything works.</p>` : html`<div class="active row">
          <span>${wrong.join(' · ')}</span><button class="small" @click=${() => this.#tell('repair')}>Mend all</button></div>`}
        <div class="row" role="group" aria-label="Faults of the next sends">
          ${presets(channel).map((one) => html`<button class="small" @click=${() => this.#set(one.set)}>${one.label}</button>`)}
        </div>
        <form @submit=${this.#fail}>
          <label>Fail the next <input name="next" type="number" min="1" max="1000" value="1" required></label>
          <label>with code <input name="code" type="text" pattern="[0-9]+(/[0-9]+)?" value="131000" required></label>
          <button class="small">Set</button>
        </form>
      </section>
      <section>
        <label>Answers take <input type="range" min="0" max="10000" step="250" .value=${String(faults.delayMillis)}
          aria-label="Delay of answers" aria-valuetext="${faults.delayMillis / 1000} seconds"
          @change=${(event) => this.#set({ delayMillis: Number(event.target.value) })}> ${faults.delayMillis / 1000} s</label>
        ${SWITCHES.map(({ name, label }) => html`<label><input type="checkbox" name=${name} .checked=${faults[name]}
          @change=${(event) => this.#set({ [name]: event.target.checked })}> ${label}</label>`)}
        ${pace ? html`<label><input type="checkbox" name="reads" .checked=${pace.reads}
          @change=${(event) => this.#tell('pace', { ...pace, reads: event.target.checked })}> Customers read what they get</label>` : nothing}
      </section>`;
  }

  #fail(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.#set({ failNext: Number(form.get('next')), failCode: form.get('code'), failOn: 'messages' });
  }

  #set(changes) {
    this.#tell('faults', changes);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
customElements.define('playground-faults', PlaygroundFaults);

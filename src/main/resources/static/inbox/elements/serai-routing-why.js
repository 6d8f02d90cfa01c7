import {html} from 'lit';
import {SeraiElement, shared} from './base.js';
import './serai-dialog.js';
import {failed, skeleton, stateStyles} from './states.js';
import {t} from '../logic/i18n.js';
import * as http from '../state/http.js';

/** Why (no) conversations are offered to the agent, as the server knows it, a sentence for each reason. */
class SeraiRoutingWhy extends SeraiElement {
  static properties = {_answer: {state: true}, _problem: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this._load();
  }

  async _load() {
    this._problem = null;
    try {
      this._answer = await http.get('session/routing');
    } catch (problem) {
      this._problem = problem;
    }
  }

  render() {
    return html`<serai-dialog heading=${t('routing.why')} @close=${() => this.emit('close')}>${this._body()}
      <button slot="actions" autofocus @click=${() => this.$('serai-dialog').close()}>${t('action.close')}</button>
    </serai-dialog>`;
  }

  _body() {
    if (this._problem) return failed(this._problem, () => this._load());
    if (!this._answer) return skeleton(2);
    const {receiving, reasons} = this._answer;
    if (reasons.length === 0) return html`<p>${t(receiving ? 'routing.receiving' : 'routing.unknown')}</p>`;
    return html`<ul>${reasons.map(({sentence}) => html`<li dir="auto">${sentence}</li>`)}</ul>`;
  }

  static styles = [shared, stateStyles];
}

customElements.define('serai-routing-why', SeraiRoutingWhy);

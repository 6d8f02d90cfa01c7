import {css, html} from 'lit';
import {live as fresh} from 'lit-html/directives/live.js';
import {SeraiElement, attempt, shared} from './base.js';
import {t} from '../logic/i18n.js';
import {session} from '../state/session.js';

const PRESENCES = ['available', 'busy', 'break', 'offline'];

/** Whether the agent takes new conversations; a break may say why. */
class SeraiPresence extends SeraiElement {
  constructor() {
    super();
    this.watch(session);
  }

  render() {
    const {presence, presenceReason, rona} = session.me.agent;
    return html`<span class="presence ${rona ? 'break' : presence}" title=${rona ? t('rona.title') : presenceReason ?? ''}><i></i>
      <select aria-label=${t('presence.label')} .value=${fresh(rona ? 'rona' : presence)} @change=${this._onChange}>
        ${rona ? html`<option value="rona" selected>${t('presence.rona')}</option>` : ''}
        ${PRESENCES.map(each => html`<option value=${each}
            ?selected=${!rona && each === presence}>${t('presence.' + each)}</option>`)}
      </select></span>
      <dialog closedby="any" aria-labelledby="why">
        <form method="dialog" @submit=${this._onReason}>
          <h2 id="why">${t('presence.reason')}</h2>
          <input name="reason" maxlength="80" list="reasons" aria-labelledby="why" autocomplete="off">
          <datalist id="reasons">${['lunch', 'short', 'training'].map(each => html`<option
              value=${t('presence.reason.' + each)}>`)}</datalist>
          <div class="row"><span class="grow"></span><button class="primary">${t('presence.start-break')}</button></div>
        </form>
      </dialog>`;
  }

  _onChange({target}) {
    if (target.value === 'rona') return undefined;
    if (target.value !== 'break') return attempt(() => session.setPresence(target.value));
    target.value = session.me.agent.presence;
    return this.$('dialog').showModal();
  }

  _onReason({target}) {
    const reason = target.reason.value.trim();
    attempt(() => session.setPresence('break', reason || undefined));
    target.reset();
  }

  static styles = [shared, css`
    .presence { position: relative; display: block; }
    i { position: absolute; inset-inline-start: 11px; inset-block-start: 12px; inline-size: 8px; block-size: 8px;
      border-radius: 50%; background: var(--text-3); pointer-events: none; }
    .available i { background: var(--ok); }
    .busy i { background: var(--bad); }
    .break i { background: var(--warn); }
    select { padding-inline-start: 26px; }
    dialog { inline-size: min(340px, 90vw); padding: 16px; border: 1px solid var(--border); border-radius: 12px;
      background: var(--surface); color: var(--text); box-shadow: var(--shadow); }
    dialog::backdrop { background: rgb(10 15 20 / .4); }
    form { display: grid; gap: 12px; }
    h2 { font-size: 16px; line-height: 24px; font-weight: 650; }
  `];
}

customElements.define('serai-presence', SeraiPresence);

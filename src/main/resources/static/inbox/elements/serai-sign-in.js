import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {session} from '../state/session.js';

/** Who is there? As a page of its own, or `again` over the screen when a session ended: nothing behind it is lost. */
class SeraiSignIn extends SeraiElement {
  static properties = {
    again: {type: Boolean},
    _shown: {state: true},
    _busy: {state: true},
    _error: {state: true},
  };

  constructor() {
    super();
    this._shown = false;
    this._busy = false;
    this._error = null;
  }

  firstUpdated() {
    if (this.again) this.$('dialog').showModal();
    this.$(this.again ? '[name=password]' : '[name=email]').focus();
  }

  render() {
    return this.again
      ? html`<dialog @cancel=${event => event.preventDefault()} aria-labelledby="title">${this._form()}</dialog>`
      : html`<div class="page">${this._form()}</div>`;
  }

  _form() {
    return html`<form @submit=${this._onSubmit} aria-busy=${this._busy}>
      <h1 id="title">${this.again ? t('sign-in.again') : t('sign-in.title')}</h1>
      <p class="meta">${this.again ? t('sign-in.again.why') : t('sign-in.why')}</p>
      <label class="field">${t('sign-in.email')}
        <input name="email" type="email" autocomplete="username" required dir="ltr"
            .value=${session.me?.agent.email ?? ''}></label>
      <label class="field">${t('sign-in.password')}
        <span class="row"><input class="grow" name="password" type=${this._shown ? 'text' : 'password'}
            autocomplete="current-password" required dir="ltr">
          <button class="icon" type="button" aria-pressed=${this._shown} @click=${this._onShow}
            aria-label=${t('sign-in.show')} title=${t('sign-in.show')}>${icon('eye')}</button></span></label>
      <p class="error" role="alert">${this._error ?? nothing}</p>
      <button class="primary" ?disabled=${this._busy}>${t('sign-in.go')}</button>
    </form>`;
  }

  _onShow() {
    this._shown = !this._shown;
  }

  async _onSubmit(event) {
    event.preventDefault();
    const {email, password} = event.target;
    this._busy = true;
    this._error = null;
    try {
      await session.signIn(email.value.trim(), password.value);
    } catch (problem) {
      this._error = {401: t('sign-in.wrong'), 429: t('sign-in.throttled')}[problem.status]
        ?? (problem.code === 'unreachable' ? t('state.unreachable') : problem.message);
      password.select();
    } finally {
      this._busy = false;
    }
  }

  static styles = [shared, css`
    .page { display: grid; place-items: center; block-size: 100%; background: var(--canvas); }
    form { display: grid; gap: 12px; inline-size: min(360px, calc(100vw - 32px)); padding: 24px; }
    .page form { border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
    h1 { font-size: 20px; line-height: 28px; font-weight: 650; }
    .error { min-block-size: 20px; }
    dialog { padding: 0; border: 1px solid var(--border); border-radius: 12px; background: var(--surface);
      color: var(--text);
      box-shadow: var(--shadow); }
    dialog::backdrop { background: rgb(10 15 20 / .5); }
  `];
}

customElements.define('serai-sign-in', SeraiSignIn);

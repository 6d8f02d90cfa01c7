import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from '../base.js';
import {icon} from '../icons.js';
import {t} from '../../logic/i18n.js';
import * as http from '../../state/http.js';

const PATIENCE = 8_000;

/** Whether everything between this browser and the customers works: what proxies and workers break is named here. */
class SeraiSelfTest extends SeraiElement {
  static properties = {_results: {state: true}, _running: {state: true}};

  constructor() {
    super();
    this._results = {};
    this._running = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this._run();
  }

  render() {
    return html`<header class="row"><div class="grow"><h2>${t('settings.self-test')}</h2><p
        class="meta">${t('settings.self-test.why')}</p></div>
        <button ?disabled=${this._running} @click=${this._run}>${icon('retry')}${t('test.again')}</button></header>
      <ul>${Object.keys(CHECKS).map(name => this._check(name, this._results[name]))}</ul>`;
  }

  _check(name, result) {
    const look = !result ? '' : result.ok ? 'ok' : 'bad';
    return html`<li><span class="chip ${look}">${!result ? t('test.running') : result.ok
        ? html`${icon('check')}${t('test.ok')}` : html`${icon('x')}${t('test.failed')}`}</span>
      <span><b>${t('test.' + name)}</b> <span class="meta">${result?.said ?? nothing}</span></span></li>`;
  }

  async _run() {
    this._running = true;
    this._results = {};
    await Promise.all(Object.entries(CHECKS).map(async ([name, check]) => {
      const result = await check().catch(problem => ({ok: false, said: problem.message || problem.code
          || String(problem)}));
      this._results = {...this._results, [name]: result};
    }));
    this._running = false;
  }

  static styles = [shared, css`
    header { margin-block-end: 16px; }
    h2 { font-size: 20px; line-height: 28px; font-weight: 650; }
    ul { border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
    li { display: flex; gap: 12px; align-items: baseline; padding: 10px 12px;
      border-block-end: 1px solid var(--border); }
    li:last-child { border: 0; }
    .chip { min-inline-size: 84px; justify-content: center; }
    .chip svg { inline-size: 12px; block-size: 12px; }
    b { font-weight: 500; }
  `];
}

const CHECKS = {
  http: async () => {
    const before = performance.now();
    await http.get('session');
    return {ok: true, said: t('test.took', {n: Math.round(performance.now() - before)})};
  },
  socket: () => new Promise((resolve, reject) => {
    const before = performance.now();
    const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/api/v1/events/socket');
    const late = setTimeout(() => reject(new Error(t('test.socket.late'))), PATIENCE);
    socket.onopen = () => socket.send(JSON.stringify({type: 'hello'}));
    socket.onclose = () => reject(new Error(t('test.socket.refused')));
    socket.onmessage = ({data}) => {
      if (JSON.parse(data).type !== 'ready') return;
      clearTimeout(late);
      socket.close();
      resolve({ok: true, said: t('test.took', {n: Math.round(performance.now() - before)})});
    };
  }),
  clock: async () => {
    const answer = await fetch('/api/v1/session', {method: 'GET', credentials: 'same-origin', cache: 'no-store'});
    const off = Math.round((Date.parse(answer.headers.get('Date')) - Date.now()) / 1000);
    return {ok: Math.abs(off) < 30, said: t('test.clock.off', {n: Math.abs(off)})};
  },
  storage: async () => {
    localStorage.setItem('serai.test', '1');
    localStorage.removeItem('serai.test');
    return {ok: true, said: navigator.locks ? t('test.storage.fine') : t('test.storage.insecure')};
  },
  connections: async () => {
    const {items} = await http.get('connections');
    const bad = items.filter(({state}) => state !== 'connected' && state !== 'disabled');
    return {ok: bad.length === 0, said: bad.length === 0 ? t('test.connections.fine', {n: items.length})
        : bad.map(each => each.title ?? each.id).join(', ')};
  },
  health: async () => {
    const answer = await fetch('/actuator/health');
    const {status, components = {}} = await answer.json();
    const bad = Object.entries(components).filter(([, each]) => each.status !== 'UP').map(([name]) => name);
    return {ok: status === 'UP', said: bad.join(', ') || status};
  },
};

customElements.define('serai-self-test', SeraiSelfTest);

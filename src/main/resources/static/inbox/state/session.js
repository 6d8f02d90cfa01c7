import {Observable} from './observable.js';
import * as http from './http.js';

const REMEMBERED = 'serai.preferences';

/** Who works here, what they may do and how they like it. */
class Session extends Observable {
  /** starting, out (nobody is signed in), in, expired (somebody was, and their work still stands on the screen). */
  state = 'starting';
  me = null;
  preferences = remembered();
  #again = null;
  #reloads = 0;

  constructor() {
    super();
    http.whenExpired(() => this.#expire());
  }

  get id() {
    return this.me?.agent.id;
  }

  can(permission) {
    return this.me?.permissions.includes(permission) ?? false;
  }

  async start() {
    try {
      this.#enter(await http.get('session'));
    } catch (problem) {
      if (problem.status !== 401) throw problem;
    }
  }

  async signIn(email, password) {
    const known = this.id;
    const me = await http.signIn(email, password);
    if (known && known !== me.agent.id) location.reload();
    this.#enter(me);
  }

  async signOut() {
    await http.command('DELETE', 'session');
    location.hash = '';
    location.reload();
  }

  async setPresence(presence, reason) {
    this.#enter(await http.command('PUT', 'session/presence', {presence, reason}));
  }

  /** Applied at once and kept here as well, so that the next start looks right before anybody has answered. */
  async prefer(change) {
    this.preferences = {...this.preferences, ...change};
    localStorage.setItem(REMEMBERED, JSON.stringify(this.preferences));
    this.changed();
    if (this.me) await http.command('PATCH', 'session/preferences', change);
  }

  /** An agent's row changed; if it is ours, so did our presence. */
  seen(agent) {
    if (agent.id !== this.id) return;
    this.me = {...this.me, agent: {...this.me.agent, ...agent}, load: agent.load ?? this.me.load};
    this.changed();
  }

  /** What the agent may do may have changed. */
  async refresh() {
    if (this.state === 'in') this.#enter(await http.get('session'));
  }

  /** The load changed by something that happened to a conversation; several such things are asked about once. */
  reload() {
    clearTimeout(this.#reloads);
    this.#reloads = setTimeout(() => this.refresh().catch(() => {}), 1000);
  }

  revoked() {
    if (this.state === 'in') this.#expire().catch(() => {});
  }

  #enter(me) {
    this.me = me;
    this.state = 'in';
    this.preferences = {...this.preferences, ...me.agent.preferences};
    localStorage.setItem(REMEMBERED, JSON.stringify(this.preferences));
    this.#again?.resolve();
    this.#again = null;
    this.changed();
  }

  #expire() {
    if (this.state !== 'in' && this.state !== 'expired') {
      this.state = 'out';
      this.changed();
      return Promise.reject(new http.Problem(401, {code: 'unauthenticated'}));
    }
    this.#again ??= Promise.withResolvers?.() ?? resolvers();
    this.state = 'expired';
    this.changed();
    return this.#again.promise;
  }
}

function resolvers() {
  const it = {};
  it.promise = new Promise((resolve, reject) => Object.assign(it, {resolve, reject}));
  return it;
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
}

export const session = new Session();

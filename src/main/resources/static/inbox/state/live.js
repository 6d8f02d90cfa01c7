import {Observable} from './observable.js';
import {Cursor, backoff} from '../logic/stream.js';
import * as http from './http.js';
import {session} from './session.js';

const SILENCE = 40_000;
const LEASE = 45_000;
const FAILURES_BEFORE_POLLING = 3;

/**
 * The stream of events: one socket for all tabs of a browser. The tab that holds the lock keeps the socket and passes
 * on what it says; the others listen, and ask by HTTP for what they missed.
 */
class Live extends Observable {
  /** connecting, live, polling (no socket gets through), paused (nothing gets through). */
  state = 'connecting';
  since = Date.now();
  leads = false;
  #cursor = new Cursor();
  #handlers = {event: [], ephemeral: [], resync: []};
  #channel = new BroadcastChannel('serai.live');
  #socket = null;
  #failures = 0;
  #heard = 0;
  #passed;
  #filling = null;
  #timers = {};

  constructor() {
    super();
    this.#channel.onmessage = ({data}) => this.#overheard(data);
  }

  /** Calls back with every event, every typing or viewing, or when everything has to be loaded anew. */
  on(kind, handler) {
    this.#handlers[kind].push(handler);
  }

  /** Starts after the first snapshot, from its place in the stream. */
  start(epoch, seq) {
    this.#cursor = new Cursor(epoch, seq);
    addEventListener('online', () => this.#retry());
    document.addEventListener('visibilitychange', () => !document.hidden && this.#retry());
    session.watch(() => session.state === 'in' && this.leads && this.#retry());
    this.#channel.postMessage({kind: 'state?'});
    if (!navigator.locks) this.#lead();
    else navigator.locks.request('serai.socket', () => new Promise(() => this.#lead())).catch(() => {});
  }

  /** Says something that nobody keeps: typing, viewing. */
  say(frame) {
    if (this.leads) this.#send(frame);
    else this.#channel.postMessage({kind: 'say', frame});
  }

  #lead() {
    this.leads = true;
    this.#timers.lease = setInterval(() => this.#renew(), LEASE);
    this.#timers.silence = setInterval(() => this.#heard && Date.now() - this.#heard > SILENCE && this.#drop(), 5_000);
    this.#connect();
  }

  #connect() {
    if (this.#failures >= FAILURES_BEFORE_POLLING && !this.#timers.polling) this.#poll();
    const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/api/v1/events/socket');
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({type: 'hello', epoch: this.#cursor.epoch,
        cursor: this.#cursor.seq}));
    socket.onmessage = ({data}) => socket === this.#socket && this.#frame(JSON.parse(data));
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  #lost() {
    this.#socket = null;
    this.#heard = 0;
    this.#failures++;
    if (this.state !== 'polling') this.#become(this.#failures > 1 ? 'paused' : 'connecting');
    clearTimeout(this.#timers.retry);
    this.#timers.retry = setTimeout(() => this.#connect(), backoff(this.#failures) * 1000);
    if (this.#failures === 1) http.get('session').catch(() => {});
  }

  #drop() {
    const socket = this.#socket;
    if (!socket) return;
    this.#lost();
    socket.close();
  }

  #retry() {
    if (!this.leads) {
      this.#channel.postMessage({kind: 'state?'});
      return;
    }
    if (this.#socket) return;
    clearTimeout(this.#timers.retry);
    this.#connect();
  }

  #frame(frame) {
    this.#heard = Date.now();
    switch (frame.type) {
      case 'ready': return this.#ready(frame);
      case 'event': return this.#pass({...frame, type: frame.eventType});
      case 'mark':
        this.#cursor.mark(frame.seq);
        return this.#channel.postMessage({kind: 'mark', seq: frame.seq, previous: this.#passed});
      case 'resync': return this.#resync();
      default:
        this.#channel.postMessage({kind: 'ephemeral', frame});
        return this.#tell('ephemeral', frame);
    }
  }

  #ready({epoch, seq}) {
    this.#failures = 0;
    this.#cursor.epoch = epoch;
    if (this.#cursor.seq === undefined) this.#cursor.seq = seq;
    this.#timers.polling?.abort();
    this.#timers.polling = null;
    this.#become('live');
  }

  #pass(event) {
    this.#channel.postMessage({kind: 'event', event, previous: this.#passed});
    this.#passed = event.seq;
    if (this.#cursor.advance(event)) this.#tell('event', event);
  }

  #resync() {
    this.#cursor.seq = undefined;
    this.#channel.postMessage({kind: 'resync'});
    this.#tell('resync');
  }

  /** After everything was loaded anew, the stream goes on from there. */
  resume(seq) {
    if (seq !== undefined) this.#cursor.mark(seq);
  }

  async #poll() {
    const polling = new AbortController();
    this.#timers.polling = polling;
    for (let failures = 0; !polling.signal.aborted;) {
      try {
        await this.#catchUp(25, polling.signal);
        failures = 0;
        if (!polling.signal.aborted) this.#become('polling');
      } catch (problem) {
        if (polling.signal.aborted) return;
        this.#become('paused');
        await new Promise(resolve => setTimeout(resolve, backoff(++failures) * 1000));
      }
    }
  }

  /** Asks by HTTP for what came after the cursor; waits for the first of it up to so many seconds. */
  async #catchUp(wait, signal) {
    try {
      const params = {since: this.#cursor.seq ?? 0, epoch: this.#cursor.epoch, wait};
      const {epoch, items, mark} = await http.get('events', params, {signal});
      this.#cursor.epoch = epoch;
      for (const event of items) {
        if (this.leads) this.#pass(event);
        else if (this.#cursor.advance(event)) this.#tell('event', event);
      }
      this.#cursor.mark(mark);
    } catch (problem) {
      if (problem.code !== 'resync') throw problem;
      this.#resync();
    }
  }

  #overheard({kind, event, frame, previous, seq, state, since}) {
    if (kind === 'say' && this.leads) return this.#send(frame);
    if (kind === 'state?' && this.leads) return this.#announce();
    if (this.leads) return undefined;
    if (kind === 'resync') return this.#tell('resync');
    if (kind === 'ephemeral') return this.#tell('ephemeral', frame);
    if (kind === 'state') this.#become(state, since);
    if (this.#cursor.misses(previous)) return this.#fill();
    if (kind === 'mark') this.#cursor.mark(seq);
    if (kind === 'event' && this.#cursor.advance(event)) this.#tell('event', event);
    return undefined;
  }

  /** This tab slept, or came late: it asks for what the others were told. */
  #fill() {
    this.#filling ??= this.#catchUp(0).catch(() => {}).finally(() => this.#filling = null);
  }

  #renew() {
    if (!this.#send({type: 'lease'})) http.command('POST', 'session/lease').catch(() => {});
  }

  #send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #become(state, since = Date.now()) {
    if (state !== this.state) {
      this.state = state;
      this.since = since;
      this.changed();
    }
    if (this.leads) this.#announce();
  }

  #announce() {
    this.#channel.postMessage({kind: 'state', state: this.state, since: this.since, previous: this.#passed});
  }

  #tell(kind, what) {
    if (what?.type === 'session.revoked') session.revoked();
    if (kind === 'resync') session.refresh();
    for (const handler of this.#handlers[kind]) handler(what);
  }
}

export const live = new Live();

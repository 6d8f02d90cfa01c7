// What the server pushes: over a WebSocket, or by long polling where WebSockets do not get through.
import { Problem } from './api.js';

const SILENCE = 65_000;      // the server pings every 25 s
const PATIENCE = 10_000;     // from opening a socket to its "ready"
const POLL_FOR = 300_000;    // then the WebSocket is tried again

export class Stream {
  #api; #cursor; #frame; #state;
  #socket; #timer; #watch; #poll; #failures = 0; #blocked = 0; #pollUntil = 0; #stopped = true;

  /** @param cursor what is known already: {after, conversation}; frame and state are told what happens */
  constructor(api, { cursor, frame, state }) {
    this.#api = api;
    this.#cursor = cursor;
    this.#frame = frame;
    this.#state = state;
  }

  start() {
    if (!this.#stopped) return;
    this.#stopped = false;
    addEventListener('online', this.#hurry);
    addEventListener('offline', this.#lost);
    document.addEventListener('visibilitychange', this.#hurry);
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    removeEventListener('online', this.#hurry);
    removeEventListener('offline', this.#lost);
    document.removeEventListener('visibilitychange', this.#hurry);
    this.#drop();
  }

  /** Sends a frame if a socket is open, and says whether it did. */
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN || !this.#socket.ready) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #hurry = () => {
    if (document.visibilityState === 'visible' && !this.#socket && !this.#poll) this.#connect();
  };

  #lost = () => {
    this.#drop();
    this.#later();
  };

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#poll?.abort();
    this.#poll = undefined;
  }

  #connect() {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    if (Date.now() < this.#pollUntil) this.#pollOn();
    else this.#openSocket();
  }

  /** Half a second to half a minute, never in step with other visitors, never giving up. */
  #later(least = 0) {
    if (this.#stopped) return;
    this.#state('reconnecting');
    const wait = Math.min(30_000, 500 * 2 ** this.#failures++) * (0.5 + Math.random() / 2);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), Math.max(wait, least));
  }

  #openSocket() {
    let socket;
    try {
      socket = new WebSocket(this.#api.socketUrl);
    } catch {
      return this.#socketBlocked();
    }
    this.#socket = socket;
    this.#watchFor(PATIENCE);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token: this.#api.token, ...this.#cursor() }));
    socket.onmessage = event => socket === this.#socket && this.#received(socket, JSON.parse(event.data));
    socket.onclose = event => socket === this.#socket && this.#closed(socket, event);
  }

  #received(socket, frame) {
    this.#watchFor(SILENCE);
    if (frame.type === 'ping') {
      socket.send('{"type":"pong"}');
    } else {
      if (frame.type === 'ready') {
        socket.ready = true;
        this.#failures = this.#blocked = 0;
        this.#state('online');
      }
      this.#frame(frame);
    }
  }

  #closed(socket, event) {
    clearTimeout(this.#watch);
    this.#socket = undefined;
    if (event.code === 4401) {
      this.stop();
      this.#frame({ type: 'unauthenticated' });
    } else if (socket.ready || event.code === 1013) {
      this.#later();
    } else {
      this.#socketBlocked();
    }
  }

  /** Twice in a row no socket came about, though the network is there: something on the way forbids it. */
  #socketBlocked() {
    if (++this.#blocked >= 2 && navigator.onLine) {
      this.#pollUntil = Date.now() + POLL_FOR;
      this.#connect();
    } else {
      this.#later();
    }
  }

  #watchFor(time) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#lost(), time);
  }

  async #pollOn() {
    const poll = this.#poll = new AbortController();
    let wait = 0;
    try {
      while (!poll.signal.aborted && Date.now() < this.#pollUntil) {
        const query = new URLSearchParams({ ...this.#cursor(), wait });
        const page = await this.#api.call('GET', `messages?${query}`, undefined, { signal: poll.signal });
        this.#failures = 0;
        this.#state('online');
        this.#frame({ type: 'page', page });
        wait = 25;
      }
      this.#blocked = 1; // one more try for the WebSocket
      this.#ended(poll, () => this.#connect());
    } catch (problem) {
      const refused = problem instanceof Problem && problem.status === 401;
      this.#ended(poll, () => refused ? this.#frame({ type: 'unauthenticated' }) : this.#later(problem.retryAfter * 1000 || 0));
    }
  }

  #ended(poll, next) {
    if (this.#poll !== poll) return;
    this.#poll = undefined;
    next();
  }
}

import {Observable} from './observable.js';
import * as http from './http.js';
import {conversations} from './conversations.js';
import {live} from './live.js';
import {session} from './session.js';

/** The time to the second, told only while somebody watches a countdown. */
class Seconds extends Observable {
  #now = 0;
  #timer = null;
  #users = 0;

  get now() {
    return this.#timer ? this.#now : Date.now();
  }

  watch(callback) {
    const unwatch = super.watch(callback);
    this.#users++;
    this.#now = Date.now();
    this.#timer ??= setInterval(() => {
      this.#now = Date.now();
      this.changed();
    }, 1000);
    return () => {
      unwatch();
      if (--this.#users > 0) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  }
}

export const seconds = new Seconds();

/** Draws an element again every second, but only while it has something to count down. */
export class Countdown {
  #host;
  #counts;
  #stop = null;

  constructor(host, counts) {
    this.#host = host;
    this.#counts = counts;
    host.addController(this);
  }

  hostUpdated() {
    if (!this.#counts()) this.hostDisconnected();
    else this.#stop ??= seconds.watch(() => this.#host.requestUpdate());
  }

  hostDisconnected() {
    this.#stop?.();
    this.#stop = null;
  }
}

/** Conversations that are put to this agent and not answered yet, and those they passed on to somebody. */
class Offers extends Observable {
  #open = new Map();

  /** What is put to this agent, oldest first: who waits longest is answered first. */
  get mine() {
    return this.#all(({agentId}) => agentId === session.id);
  }

  /** What this agent passed on, or whom they invited, in a conversation. */
  passed(conversation) {
    return this.#all(({by, conversationId}) => by === session.id && conversationId === conversation);
  }

  start() {
    live.on('event', event => this.#apply(event));
    live.on('resync', () => this.load().catch(() => {}));
    return this.load();
  }

  async load() {
    const {items} = await http.get('offers');
    const fetched = await Promise.all(items.map(each => conversations.fetch(each.conversationId).catch(() => null)));
    const others = this.#all(({agentId}) => agentId !== session.id);
    this.#open = new Map([...others, ...items.map((each, at) => ({...each, conversation: fetched[at]}))]
        .map(each => [each.id, each]));
    this.changed();
  }

  /** @return the conversation, which is the agent's now */
  async accept(id) {
    const conversation = await this.#answer(id, 'accept');
    conversations.put(conversation);
    return conversation;
  }

  async decline(id, reason) {
    await this.#answer(id, 'decline', {reason});
  }

  /** Oldest first, while the agent's limit allows. */
  async acceptAll() {
    const {accepted, left} = await http.command('POST', 'offers/accept-all', {});
    for (const each of accepted) conversations.put(each);
    const stay = new Set(left.map(each => each.id));
    for (const {id} of this.mine) if (!stay.has(id)) this.#open.delete(id);
    this.changed();
    return {accepted, left};
  }

  /** An offer that has ended is gone whatever the answer was: somebody was quicker, or time was. */
  async #answer(id, verb, body = {}) {
    try {
      const answer = await http.command('POST', 'offers/' + id + '/' + verb, body);
      this.#drop(id);
      return answer;
    } catch (problem) {
      if (problem.outcome || problem.code === 'taken' || problem.status === 404) this.#drop(id);
      throw problem;
    }
  }

  add(offer, conversation) {
    this.#open.set(offer.id, {...offer, conversation});
    this.changed();
  }

  #drop(id) {
    if (this.#open.delete(id)) this.changed();
  }

  #apply({type, data}) {
    if (!type.startsWith('offer.') || !data.offer) return;
    if (type === 'offer.created') this.add(data.offer, data.conversation);
    else this.#drop(data.offer.id);
  }

  #all(wanted) {
    return [...this.#open.values()].filter(wanted).sort((a, b) => a.createdAt < b.createdAt ? -1 : 1);
  }
}

export const offers = new Offers();

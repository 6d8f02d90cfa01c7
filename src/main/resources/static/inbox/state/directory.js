import {Observable} from './observable.js';
import * as http from './http.js';
import {live} from './live.js';
import {session} from './session.js';

/** What conversations refer to: agents, queues, connections, and the lists that writing needs. Each loaded once. */
class Directory extends Observable {
  #lists = new Map();

  constructor() {
    super();
    live.on('event', event => this.#apply(event));
    live.on('resync', () => [...this.#lists.keys()].forEach(path => this.#load(path)));
  }

  get agents() {
    return this.#of('agents');
  }

  get queues() {
    return this.#of('queues');
  }

  get teams() {
    return this.#of('teams');
  }

  get connections() {
    return this.#of('connections');
  }

  get tags() {
    return this.#of('tags');
  }

  get fields() {
    return this.#of('fields');
  }

  get cannedReplies() {
    return this.#of('canned-replies');
  }

  templates(connection) {
    return this.#of('templates?connection=' + encodeURIComponent(connection));
  }

  agent(id) {
    return this.agents.find(agent => agent.id === id);
  }

  queue(id) {
    return this.queues.find(queue => queue.id === id);
  }

  connection(id) {
    return this.connections.find(connection => connection.id === id);
  }

  /** What a conversation's channel can carry. Empty until it is known: then the composer offers text alone. */
  abilities(connectionId) {
    return this.connection(connectionId)?.descriptor?.abilities ?? {};
  }

  agentName(id) {
    return this.agent(id)?.name;
  }

  /** Whether a list is here; what is asked for and not yet here reads as empty. */
  state(path) {
    return this.#lists.get(path)?.state ?? 'idle';
  }

  problem(path) {
    return this.#lists.get(path)?.problem;
  }

  reload(path) {
    return this.#load(path);
  }

  #of(path) {
    if (!this.#lists.has(path)) this.#load(path);
    return this.#lists.get(path).items;
  }

  async #load(path) {
    const list = this.#lists.get(path) ?? {items: []};
    this.#lists.set(path, {...list, state: list.items.length > 0 ? 'ready' : 'loading'});
    try {
      const answer = await all(path);
      this.#lists.set(path, {items: answer, state: 'ready'});
    } catch (problem) {
      this.#lists.set(path, {...list, state: 'error', problem});
    }
    this.changed();
  }

  #apply({type, data}) {
    if (type === 'agent.presence') this.#put('agents', data.agent);
    if (type === 'agent.presence') session.seen(data.agent);
    if (type === 'channel.health') this.#put('connections', data.connection);
  }

  /** Events carry less than the list did (a connection without its descriptor): what they leave out stays. */
  #put(path, item) {
    const list = this.#lists.get(path);
    if (!list) return;
    const known = list.items.some(each => each.id === item.id);
    const items = known ? list.items.map(each => each.id === item.id ? {...each, ...item} : each)
        : [...list.items, item];
    this.#lists.set(path, {...list, items});
    this.changed();
  }
}

async function all(path) {
  const items = [];
  for (let cursor; ;) {
    const answer = await http.get(path, {cursor, limit: path.includes('?') ? undefined : 200});
    if (Array.isArray(answer)) return answer;
    items.push(...answer.items);
    cursor = answer.next;
    if (!cursor) return items;
  }
}

export const directory = new Directory();

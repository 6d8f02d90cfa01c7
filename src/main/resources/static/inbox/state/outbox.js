import {Observable} from './observable.js';
import {backoff} from '../logic/stream.js';
import * as http from './http.js';
import {conversations} from './conversations.js';
import {session} from './session.js';
import {threads} from './threads.js';

const KEPT = 'serai.outbox';

/**
 * What was written and is not yet known to have reached the server. It is shown at once and kept over a reload; the
 * same
 * `clientId` always means the same message, so asking again can send nothing twice.
 */
class Outbox extends Observable {
  #pending = new Map();
  #queues = new Map();
  #wakers = new Set();

  /** Takes up what an earlier page of this agent left behind. */
  resume() {
    for (const message of remembered(session.id)) {
      this.#pending.set(message.clientId, message);
      if (message.status !== 'failed') this.#post(message);
    }
    addEventListener('online', () => this.#hurry());
    this.changed();
  }

  of(conversationId) {
    return [...this.#pending.values()].filter(message => message.conversationId === conversationId);
  }

  /** Shows a message and sends it. In one conversation the next waits for the one before it. */
  send(conversationId, content, replyTo, translate) {
    const message = {
      clientId: http.uuid(), conversationId, content, replyTo, translate, attempt: 1, local: true, direction: 'outbound',
      author: {kind: 'agent', id: session.id, name: session.me.agent.name}, status: 'queued', reactions: [],
      warnings: [], translations: [], sentAt: new Date().toISOString(),
    };
    this.#keep(message);
    this.#post(message);
    return message;
  }

  /** The same message again: under a new key where the server refused it, for a key brings back its first answer. */
  retry(clientId) {
    const message = this.#pending.get(clientId);
    const again = {...message, attempt: message.attempt + 1, status: 'queued', failure: undefined};
    this.#keep(again);
    this.#post(again);
  }

  remove(clientId) {
    this.#pending.delete(clientId);
    this.#save();
  }

  async retrySent(message) {
    const path = 'conversations/' + message.conversationId + '/messages/' + message.id;
    threads.put(await http.command('POST', path + '/retry'));
  }

  async removeSent(message) {
    await http.command('DELETE', 'conversations/' + message.conversationId + '/messages/' + message.id);
    threads.forget(message);
  }

  #post(message) {
    const before = this.#queues.get(message.conversationId) ?? Promise.resolve();
    const sent = before.then(() => this.#deliver(message));
    this.#queues.set(message.conversationId, sent);
  }

  async #deliver({clientId}) {
    for (let failures = 0; this.#pending.has(clientId);) {
      const message = this.#pending.get(clientId);
      try {
        return this.#arrived(clientId, await this.#ask(message));
      } catch (problem) {
        if (!undecided(problem)) return this.#refused(message, problem);
        this.#keep({...message, status: 'unknown'});
        await this.#wait(backoff(++failures) * 1000);
      }
    }
    return undefined;
  }

  async #ask({conversationId, clientId, content, replyTo, translate, attempt}) {
    const key = attempt > 1 ? clientId + '-' + attempt : clientId;
    const body = {clientId, content, ...(replyTo && {replyTo}), ...(translate && {translate})};
    const message = await http.command('POST', 'conversations/' + conversationId + '/messages', body, {key});
    if (!message?.id) throw new http.Unreachable('Something between here and the server swallowed its answer');
    return message;
  }

  #arrived(clientId, message) {
    threads.put(message);
    this.remove(clientId);
  }

  #refused(message, problem) {
    const failure = {code: problem.code, message: problem.message, retryable: problem.status === 429};
    this.#keep({...message, status: 'failed', failure});
    if (problem.replyPolicy) conversations.patch(message.conversationId, {replyPolicy: problem.replyPolicy});
  }

  #wait(time) {
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, time);
      this.#wakers.add(wake);
    });
  }

  #hurry() {
    for (const wake of [...this.#wakers]) wake();
  }

  #keep(message) {
    this.#pending.set(message.clientId, message);
    this.#save();
  }

  #save() {
    const messages = [...this.#pending.values()];
    localStorage.setItem(KEPT, JSON.stringify({agent: session.id, messages}));
    this.changed();
  }
}

/** Whether it is still open if the message arrived: no answer, a busy server, the first try still running. */
function undecided(problem) {
  return problem.code === 'unreachable' || problem.code === 'in-progress' || problem.status >= 500;
}

function remembered(agent) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return kept?.agent === agent ? kept.messages : [];
  } catch {
    return [];
  }
}

export const outbox = new Outbox();

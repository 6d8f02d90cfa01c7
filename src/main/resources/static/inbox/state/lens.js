import {Observable} from './observable.js';
import * as http from './http.js';
import {threads} from './threads.js';

/** How this agent reads and writes other languages, and how each conversation that was opened is translated. */
class Lens extends Observable {
  own = {language: undefined, show: 'translated', preview: 'on-request'};
  #conversations = new Map();
  #loading = null;

  /** Asked once, when something is read that may be translated. */
  load() {
    this.#loading ??= http.get('session/translation').then(own => this.#own(own)).catch(() => {});
    return this.#loading;
  }

  async prefer(change) {
    this.#own({...this.own, ...change});
    this.#own(await http.command('PATCH', 'session/translation', change));
  }

  of(conversation) {
    if (!this.#conversations.has(conversation)) {
      this.#conversations.set(conversation, null);
      this.refresh(conversation);
    }
    return this.#conversations.get(conversation);
  }

  async refresh(conversation) {
    try {
      this.#set(conversation, await http.get('conversations/' + conversation + '/translation'));
    } catch {
      this.#set(conversation, {enabled: false, available: false});
    }
  }

  async change(conversation, change) {
    this.#set(conversation, await http.command('PUT', 'conversations/' + conversation + '/translation', change));
  }

  draft(conversation, text, options = {}) {
    return http.command('POST', 'conversations/' + conversation + '/translate', {text, ...options});
  }

  /** Asks for a translation that is not there, or failed. */
  async ask({conversationId, id}, language) {
    threads.put(await http.command('POST', path(conversationId, id) + '/translations', {language}));
  }

  async correct({conversationId, id}, language, text) {
    threads.put(await http.command('PUT', path(conversationId, id) + '/translations/' + language, {text}));
  }

  async isIn({conversationId, id}, language) {
    threads.put(await http.command('PUT', path(conversationId, id) + '/language', {language}));
  }

  #own(own) {
    this.own = own;
    this.changed();
  }

  #set(conversation, state) {
    this.#conversations.set(conversation, state);
    this.changed();
  }
}

function path(conversation, message) {
  return 'conversations/' + conversation + '/messages/' + message;
}

export const lens = new Lens();

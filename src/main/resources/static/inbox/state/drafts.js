import {Observable} from './observable.js';
import * as http from './http.js';
import {conversations} from './conversations.js';
import {live} from './live.js';
import {session} from './session.js';

const HERE = 300;
const THERE = 1000;

/**
 * What was begun and not sent, for each conversation as reply and as note: here within 0.3 s, on the server within 1
 * s.
 */
class Drafts extends Observable {
  #drafts = new Map();
  #timers = new Map();

  constructor() {
    super();
    live.on('event', ({type, data}) => type === 'draft.updated' && this.#elsewhere(data));
    document.addEventListener('visibilitychange', () => document.hidden && this.flush());
  }

  get(conversationId, mode) {
    return this.#drafts.get(name(conversationId, mode))?.text ?? '';
  }

  /** Whether the server's draft is here: before that nothing typed may overwrite it. */
  loaded(conversationId) {
    return this.#drafts.has(name(conversationId, 'reply'));
  }

  /** Loads both drafts of a conversation. What was typed here and never reached the server goes before what it has. */
  async load(conversationId) {
    if (this.loaded(conversationId)) return;
    let kept = [];
    try {
      const answer = await http.get('conversations/' + conversationId + '/draft');
      kept = [answer?.items ?? answer ?? []].flat();
    } catch (problem) {
      if (problem.status !== 404 && problem.code !== 'unreachable') throw problem;
    }
    for (const mode of ['reply', 'note']) {
      const there = kept.find(draft => draft.mode === mode);
      const here = local(session.id, conversationId, mode);
      this.#drafts.set(name(conversationId, mode), {text: here ?? there?.text ?? '', rev: there?.rev});
    }
    this.changed();
  }

  set(conversationId, mode, text) {
    const key = name(conversationId, mode);
    const known = this.#drafts.get(key);
    if (!known || known.text === text) return;
    this.#drafts.set(key, {...known, text, dirty: true});
    if (mode === 'reply') conversations.patch(conversationId, {draft: text.trim().slice(0, 120) || undefined});
    this.#later(key + '/here', HERE, () => keep(session.id, conversationId, mode, text));
    this.#later(key + '/there', THERE, () => this.#save(conversationId, mode));
    this.changed();
  }

  /** Writes down at once what waits: the page may be about to go. */
  flush() {
    for (const [key, {run, timer}] of [...this.#timers]) {
      clearTimeout(timer);
      this.#timers.delete(key);
      run();
    }
  }

  async #save(conversationId, mode) {
    const key = name(conversationId, mode);
    const {text, rev} = this.#drafts.get(key);
    try {
      const saved = await http.command('PUT', 'conversations/' + conversationId + '/draft', {mode, text, rev});
      this.#saved(key, text, saved?.rev ?? rev);
      keep(session.id, conversationId, mode, null);
    } catch (problem) {
      if (problem.status !== 409) return;
      this.#drafts.set(key, {...this.#drafts.get(key), rev: problem.draft?.rev ?? problem.rev});
      this.#later(key + '/there', THERE, () => this.#save(conversationId, mode));
    }
  }

  #saved(key, text, rev) {
    const known = this.#drafts.get(key);
    this.#drafts.set(key, {...known, rev, dirty: known.text !== text});
  }

  /** The same agent typed in another tab or on another machine. What is being typed here is not replaced. */
  #elsewhere({conversationId, mode, text, rev}) {
    const key = name(conversationId, mode);
    const known = this.#drafts.get(key);
    if (!known || known.rev !== undefined && rev <= known.rev) return;
    const same = known.text === text;
    if (same) this.#cancel(key + '/there');
    this.#drafts.set(key, known.dirty && !same ? {...known, rev} : {text, rev});
    this.changed();
  }

  #cancel(key) {
    clearTimeout(this.#timers.get(key)?.timer);
    this.#timers.delete(key);
  }

  #later(key, delay, run) {
    this.#cancel(key);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      run();
    }, delay);
    this.#timers.set(key, {timer, run});
  }
}

function name(conversationId, mode) {
  return conversationId + '/' + mode;
}

function place(agent, conversationId, mode) {
  return 'serai.draft/' + agent + '/' + name(conversationId, mode);
}

function local(agent, conversationId, mode) {
  return localStorage.getItem(place(agent, conversationId, mode));
}

function keep(agent, conversationId, mode, text) {
  if (text === null) localStorage.removeItem(place(agent, conversationId, mode));
  else localStorage.setItem(place(agent, conversationId, mode), text);
}

export const drafts = new Drafts();

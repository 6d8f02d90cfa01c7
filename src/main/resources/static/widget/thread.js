// The messages of a conversation: kept in step with the client, only ever adding what is new.
import { h, icon } from './dom.js';
import { Row } from './row.js';

const NEAR = 80;            // this close to the end, the view follows
const TOGETHER = 300_000;   // messages of one author within five minutes are one group

export class Thread {
  #client; #strings; #context; #list; #log; #fresh; #older; #typing; #typingTimer; #divider;
  #follow = true;
  #count = 0;
  #rows = new Map();
  #seen = new Set();

  /** @param actions {choose(content, entry), locate(entry), seen()} */
  constructor(client, strings, actions) {
    this.#client = client;
    this.#strings = strings;
    this.#context = { client, strings, actions, locale: () => this.#locale };
    this.#older = h('button', { type: 'button', class: 'older', hidden: true, onclick: () => this.#loadOlder() }, strings.older);
    this.#list = h('div', { class: 'list' });
    this.#typing = h('p', { class: 'typing', hidden: true },
      h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), h('span'));
    this.#log = h('div', {
      class: 'log', role: 'log', tabindex: '0', 'aria-label': strings.conversation, 'aria-relevant': 'additions',
      onscroll: () => this.#scrolled(actions),
    }, this.#older, this.#list, this.#typing);
    this.#fresh = h('button', { type: 'button', class: 'fresh', hidden: true, onclick: () => this.toEnd() });
    this.element = h('div', { class: 'thread' }, this.#log, this.#fresh);
    new ResizeObserver(() => this.#follow && this.toEnd()).observe(this.#list);
  }

  get following() {
    return this.#follow;
  }

  get #locale() {
    return this.element.closest('[lang]')?.lang || undefined;
  }

  /** The first message that is new to this visitor gets the divider above it, until the panel is opened again. */
  markNew() {
    const unread = this.#client.unread;
    const incoming = this.#client.entries.filter(entry => !entry.own && entry.content.type !== 'notice');
    this.#divider = unread ? incoming.at(-unread)?.key : undefined;
  }

  render() {
    const entries = [...this.#greeting(), ...this.#client.entries];
    const wanted = [];
    entries.forEach((entry, index) => {
      const [previous, next] = [entries[index - 1], entries[index + 1]];
      wanted.push(...this.#before(entry, previous), this.#row(entry, entries.slice(index + 1)).element);
      this.#rows.get(entry.key).arrange(entry, !this.#joined(previous, entry), !this.#joined(entry, next));
    });
    this.#older.hidden = !this.#client.more;
    this.#place(wanted);
    this.#arrived(entries);
  }

  /** The business speaks first, at the beginning of everything. */
  #greeting() {
    const { config, more } = this.#client;
    const content = { type: 'text', text: config.greeting || this.#strings.greeting };
    return more ? [] : [{ key: 'greeting', own: false, author: { kind: 'agent', name: config.title }, content }];
  }

  showTyping({ on, name }) {
    clearTimeout(this.#typingTimer);
    this.#typing.hidden = !on;
    this.#typing.lastChild.textContent = on ? this.#strings.typing.replace('{name}', name || this.#strings.someone) : '';
    if (on) this.#typingTimer = setTimeout(() => this.showTyping({ on: false }), 6000);
    if (this.#follow) this.toEnd();
  }

  toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#fresh.hidden = true;
    this.#count = 0;
  }

  /** Only what is new or moved is touched: a reader of the screen hears nothing twice. */
  #place(wanted) {
    const known = new Map([...this.#list.children].map(node => [node.dataset.key, node]));
    const nodes = wanted.map(node => (node.className === 'day' || node.className === 'new') && known.get(node.dataset.key) || node);
    const keep = new Set(nodes);
    [...this.#list.children].filter(node => !keep.has(node)).forEach(node => node.remove());
    nodes.forEach((node, index) => {
      if (this.#list.children[index] !== node) this.#list.insertBefore(node, this.#list.children[index] ?? null);
    });
    const keys = new Set(nodes.map(node => node.dataset.key));
    [...this.#rows.keys()].filter(key => !keys.has(key)).forEach(key => this.#rows.delete(key));
  }

  #row(entry, after) {
    if (!this.#rows.has(entry.key)) this.#rows.set(entry.key, new Row(entry.key, this.#context));
    const row = this.#rows.get(entry.key);
    const answer = entry.content.type === 'prompt'
      && after.find(one => one.own && one.content.type === 'choice' && one.replyTo?.messageId === entry.id);
    row.draw(entry, { chosen: answer ? answer.content.id : undefined, latest: after.every(one => !one.own) });
    return row;
  }

  /** What stands between two messages: the day, the mark of what is new. */
  #before(entry, previous) {
    const day = new Date(entry.at).toDateString();
    const nodes = [];
    if (!entry.at) return nodes;
    if (!previous?.at || new Date(previous.at).toDateString() !== day) {
      nodes.push(h('p', { class: 'day', 'data-key': `day ${day}` }, this.#day(new Date(entry.at))));
    }
    if (entry.key === this.#divider) nodes.push(h('p', { class: 'new', 'data-key': 'new' }, h('span', {}, this.#strings.unread)));
    return nodes;
  }

  #day(date) {
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
    if (days < 2) return days ? this.#strings.yesterday : this.#strings.today;
    return date.toLocaleDateString(this.#locale, { weekday: 'long', day: 'numeric', month: 'long' });
  }

  #joined(a, b) {
    return Boolean(a?.at && b) && a.own === b.own && a.author?.name === b.author?.name && b.key !== this.#divider
      && a.content.type !== 'notice' && b.content.type !== 'notice' && new Date(b.at) - new Date(a.at) < TOGETHER;
  }

  #arrived(entries) {
    const added = entries.filter(entry => entry.at && !this.#seen.has(entry.key));
    added.forEach(entry => this.#seen.add(entry.key));
    if (!added.length) return;
    if (added.some(entry => entry.own && entry.state === 'sending')) this.#follow = true;
    if (added.some(entry => !entry.own)) this.showTyping({ on: false });
    if (this.#follow) return this.toEnd();
    this.#count += added.filter(entry => !entry.own).length;
    this.#fresh.hidden = !this.#count;
    this.#fresh.replaceChildren(icon('arrow'), this.#strings.fresh.replace('{n}', this.#count));
  }

  #scrolled(actions) {
    this.#follow = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR;
    if (!this.#follow) return;
    if (!this.#fresh.hidden) this.toEnd();
    actions.seen();
  }

  /** What is read stays where it is while history grows above it, and is not read out. */
  async #loadOlder() {
    const fromEnd = this.#log.scrollHeight - this.#log.scrollTop;
    this.#log.setAttribute('aria-busy', 'true');
    this.#older.disabled = true;
    this.#follow = false;
    try {
      await this.#client.older(entries => entries.forEach(entry => this.#seen.add(entry.key)));
      this.#log.scrollTop = this.#log.scrollHeight - fromEnd;
    } finally {
      this.#older.disabled = false;
      this.#log.removeAttribute('aria-busy');
    }
  }
}

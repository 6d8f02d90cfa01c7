// The open chat: header, what is wrong at the moment, the form or the conversation.
import { h, icon } from './dom.js';
import { Composer } from './composer.js';
import { preChat } from './prechat.js';
import { sheet } from './style.js';
import { Thread } from './thread.js';

const PATIENCE = 1500;   // a moment without connection is nobody's business

export class Panel {
  #client; #strings; #close; #element; #title; #standing; #banner; #body; #drop; #thread; #composer; #bannerTimer; #faultTimer;

  /** @param root of the shadow tree, {@code close} closes the chat */
  constructor(root, client, strings, close) {
    this.#client = client;
    this.#strings = strings;
    this.#close = close;
    const tree = root.getRootNode();
    if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets.push(sheet);
    this.#title = h('bdi', {}, strings.title);
    this.#standing = h('span', { role: 'status' }, strings.online);
    this.#banner = h('div', { class: 'banner', role: 'status', hidden: true });
    this.#body = h('div', { class: 'body' });
    this.#drop = h('div', { class: 'drop', hidden: true }, icon('clip'), strings.drop);
    this.#element = h('section', {
      class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true, onkeydown: event => event.key === 'Escape' && close(),
      ondragover: event => this.#dragged(event), ondragleave: event => this.#left(event), ondrop: event => this.#dropped(event),
    }, h('header', {}, h('span', { class: 'mark', 'aria-hidden': 'true' }, icon('chat')),
      h('div', { class: 'who' }, h('h2', { id: 'title' }, this.#title), h('p', {}, h('span', { class: 'dot', 'aria-hidden': 'true' }), this.#standing)),
      h('button', { type: 'button', class: 'tool', 'aria-label': strings.close, onclick: close }, icon('close'))),
    this.#banner, this.#body, this.#drop);
    root.prepend(this.#element);
    client.addEventListener('change', () => this.#changed());
    client.addEventListener('state', () => this.#stateChanged());
    client.addEventListener('standing', () => this.#stands());
    client.addEventListener('typing', event => this.#thread?.showTyping(event.detail));
    document.addEventListener('visibilitychange', this.#seen);
  }

  show() {
    this.#element.hidden = false;
    this.#thread?.markNew();
    this.#thread?.render();
    this.#thread?.toEnd();
    this.#start();
  }

  hide() {
    this.#element.hidden = true;
  }

  remove() {
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#bannerTimer);
    this.#element.remove();
  }

  async #start() {
    try {
      await Promise.all([this.#client.configure(), this.#client.resume()]);
      this.#title.textContent = this.#client.config.title ?? this.#strings.title;
      this.#stands();
      if (this.#client.asksFirst) this.#form();
      else this.#conversation();
    } catch (problem) {
      this.#unavailable(problem);
    }
  }

  #unavailable(problem) {
    const reason = problem.status && !problem.passing ? problem.message : this.#strings.unavailable;
    const again = h('button', { type: 'button', class: 'primary', onclick: () => this.#start() }, this.#strings.again);
    this.#body.replaceChildren(h('div', { class: 'sorry', role: 'alert' }, icon('alert'), h('p', {}, reason), again));
    again.focus();
  }

  /** Under the title: who answers, or how many come before and how long that takes. */
  #stands() {
    const { config = {} } = this.#client;
    const { handling, position, minutes = config.minutes, open = config.open, opens = config.opens } = this.#client.standing ?? {};
    const waits = handling === 'waiting';
    const line = waits && position > 1 ? this.#strings.position.replace('{n}', position) : this.#strings.next;
    const time = minutes ? ` · ${this.#strings.minutes.replace('{n}', minutes)}` : '';
    if (handling === 'bot') this.#standing.textContent = this.#strings.bot;
    else if (handling === 'agent') this.#standing.textContent = this.#strings.online;
    else if (open === false) this.#standing.textContent = this.#closed(opens);
    else this.#standing.textContent = (waits ? line : this.#strings.online) + (waits || !handling ? time : '');
  }

  #closed(opens) {
    const when = opens && new Date(opens).toLocaleString(this.#element.closest('[lang]')?.lang || undefined,
      { weekday: 'long', hour: '2-digit', minute: '2-digit' });
    return this.#strings.closed + (when ? ` ${this.#strings.opens.replace('{when}', when)}` : '');
  }

  #form() {
    this.#thread = this.#composer = undefined;
    const form = preChat(this.#client.config, this.#strings, this.#element.closest('[lang]').lang, async answers => {
      await this.#client.begin(answers);
      this.#conversation();
    });
    this.#body.replaceChildren(form);
    form.querySelector('input, select, textarea').focus({ preventScroll: true });
  }

  #conversation() {
    if (!this.#thread) {
      this.#thread = new Thread(this.#client, this.#strings, {
        choose: (content, entry) => this.#client.send(content, { messageId: entry.id }),
        locate: entry => this.#locate(entry), seen: this.#seen,
      });
      this.#composer = new Composer(this.#client, this.#strings, sentence => this.#fault(sentence));
      this.#body.replaceChildren(this.#thread.element, this.#composer.element);
      this.#thread.markNew();
      this.#thread.render();
    }
    this.#composer.focus();
    this.#seen();
  }

  #changed() {
    if (this.#thread && this.#client.asksFirst && !this.#client.entries.some(entry => entry.own)) this.#form();
    this.#thread?.render();
    this.#seen();
  }

  /** Read is what was in view: the chat open, the page visible, the end of the thread on the screen. */
  #seen = () => {
    const inView = !this.#element.hidden && document.visibilityState === 'visible';
    if (inView && this.#thread?.following) this.#client.markRead();
  };

  #stateChanged() {
    clearTimeout(this.#bannerTimer);
    if (this.#client.state === 'reconnecting') {
      this.#bannerTimer = setTimeout(() => this.#show(navigator.onLine ? this.#strings.reconnecting : this.#strings.offline), PATIENCE);
    } else {
      this.#banner.hidden = true;
    }
  }

  #fault(sentence) {
    this.#show(sentence, 'fault');
    clearTimeout(this.#faultTimer);
    this.#faultTimer = setTimeout(() => { this.#banner.hidden = true; }, 8000);
  }

  #show(sentence, kind = '') {
    this.#banner.className = `banner ${kind}`;
    this.#banner.replaceChildren(icon(kind ? 'alert' : 'clock'), h('span', { dir: 'auto' }, sentence));
    this.#banner.hidden = false;
  }

  #locate(entry) {
    const failed = () => this.#fault(this.#strings.noLocation);
    if (!navigator.geolocation) return failed();
    navigator.geolocation.getCurrentPosition(({ coords: { latitude, longitude } }) =>
      this.#client.send({ type: 'location', latitude, longitude }, { messageId: entry.id }), failed, { timeout: 15_000 });
  }

  #dragged(event) {
    if (!this.#composer || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#drop.hidden = false;
  }

  #left(event) {
    if (!this.#element.contains(event.relatedTarget)) this.#drop.hidden = true;
  }

  #dropped(event) {
    if (this.#drop.hidden) return;
    event.preventDefault();
    this.#drop.hidden = true;
    this.#composer.take(event.dataTransfer.files);
  }
}

// The chat of a web page: <script type="module" src="https://chat.example.com/widget.js"></script>
// <serai-chat connection="site"></serai-chat>. This file is the launcher; the rest comes when it is opened.

const HERE = new URL('.', import.meta.url);
const LABELS = {
  ar: ['افتح المحادثة', 'رسائل غير مقروءة'], de: ['Chat öffnen', 'Ungelesene Nachrichten'],
  en: ['Open chat', 'Unread messages'], es: ['Abrir chat', 'Mensajes sin leer'],
  fr: ['Ouvrir le chat', 'Messages non lus'], it: ['Apri la chat', 'Messaggi non letti'],
  nl: ['Chat openen', 'Ongelezen berichten'], pt: ['Abrir chat', 'Mensagens não lidas'],
};

// A page's "* {… !important}" reaches the host element, and what is inherited leaks through it: both are undone here.
const SHEET = `
:host { all: initial !important; display: contents !important }
.root { all: initial; box-sizing: border-box; display: block; position: fixed; inset: auto 0 0 auto; overflow: visible;
  background: none; z-index: 2147483000; color-scheme: light;
  --accent: var(--serai-accent, #1b5fc1); --on-accent: var(--serai-on-accent, #fff) }
@media (prefers-color-scheme: dark) { .root:not(.light) { DARK } }
.root.dark { DARK }
.launcher { all: unset; box-sizing: border-box; position: fixed; inset-block-end: max(20px, env(safe-area-inset-bottom));
  inset-inline-end: 20px; inline-size: 56px; block-size: 56px; border-radius: 50%; background: var(--accent);
  color: var(--on-accent); box-shadow: 0 2px 6px rgb(13 18 23 / .2), 0 8px 28px rgb(13 18 23 / .25); cursor: pointer;
  display: grid; place-items: center; transition: transform 160ms }
.launcher:hover { transform: scale(1.05) }
.launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
.launcher svg { inline-size: 28px; block-size: 28px; fill: none; stroke: currentColor; stroke-width: 1.8;
  stroke-linecap: round; stroke-linejoin: round }
.badge { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-inline-size: 24px; block-size: 24px;
  box-sizing: border-box; padding: 0 6px; border-radius: 12px; background: #c3231d; color: #fff; border: 2px solid #fff;
  font: 650 12px/20px system-ui, sans-serif; text-align: center }
[hidden] { display: none !important }
@media (max-width: 480px) { .open .launcher { display: none } }
@media (prefers-reduced-motion: reduce) { .launcher { transition: none } }
@media (forced-colors: active) { .launcher { border: 2px solid } }
`.replaceAll('DARK', `color-scheme: dark; --accent: var(--serai-accent-dark, #82b1ff); --on-accent: var(--serai-on-accent-dark, #0a1a30)`);

const ICON = { chat: 'M4 5.5h16v11H11l-4.5 3.5v-3.5H4zM8.5 9.5h7M8.5 12.5h4.5', down: 'm5 9 7 7 7-7' };

class SeraiChat extends HTMLElement {
  static observedAttributes = ['connection', 'endpoint', 'lang', 'theme', 'visitor-id', 'visitor-name', 'visitor-email', 'signature'];

  #root; #launcher; #glyph; #badge; #watch; #client; #panel; #opening; #renewing; #unread = 0;

  connectedCallback() {
    if (!this.#root) this.#build();
    this.#renew();
  }

  disconnectedCallback() {
    this.#discard();
  }

  attributeChangedCallback() {
    if (this.isConnected && this.#root) this.#renew();
  }

  get isOpen() {
    return this.#root?.classList.contains('open') ?? false;
  }

  async open() {
    if (this.isOpen) return;
    this.#opening ??= this.#openPanel().finally(() => { this.#opening = undefined; });
    await this.#opening;
  }

  close() {
    if (!this.isOpen) return;
    this.#panel.hide();
    this.#show(false);
    this.#launcher.focus();
    this.dispatchEvent(new Event('serai-close'));
  }

  #build() {
    const shadow = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    shadow.adoptedStyleSheets = [sheet];
    this.#root = document.createElement('div');
    this.#badge = document.createElement('span');
    this.#badge.className = 'badge';
    this.#badge.hidden = true;
    this.#launcher = document.createElement('button');
    this.#launcher.className = 'launcher';
    this.#launcher.type = 'button';
    this.#launcher.setAttribute('aria-haspopup', 'dialog');
    this.#launcher.addEventListener('click', () => this.isOpen ? this.close() : this.open());
    this.#glyph = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(this.#glyph);
    this.#launcher.append(svg, this.#badge);
    this.#root.append(this.#launcher);
    shadow.append(this.#root);
  }

  /** Attributes say who the visitor is: when they change, so does everything, once they have all been set. */
  #renew() {
    this.#renewing ??= queueMicrotask(() => {
      this.#renewing = undefined;
      if (!this.isConnected) return;
      const wasOpen = this.isOpen;
      this.#discard();
      this.#root.lang = this.language;
      this.#root.dir = ['ar', 'fa', 'he', 'ur'].includes(this.language) ? 'rtl' : 'ltr';
      this.#toTopLayer();
      this.#show(false);
      if (wasOpen || this.hasAttribute('open')) this.open();
      else this.#goOn().catch(() => {});
    }) ?? true;
  }

  /** Above everything, and out of reach of an ancestor's transform or overflow. */
  #toTopLayer() {
    this.#root.popover = 'manual';
    this.#root.showPopover?.();
  }

  get language() {
    const wanted = [this.getAttribute('lang'), document.documentElement.lang, navigator.language];
    const known = wanted.map(one => one?.toLowerCase().split('-')[0]).find(one => one in LABELS);
    return known ?? 'en';
  }

  get endpoint() {
    return new URL(this.getAttribute('endpoint') ?? '.', this.hasAttribute('endpoint') ? location.href : HERE).href.replace(/\/$/, '');
  }

  get #key() {
    return `serai:${this.getAttribute('connection')}@${this.endpoint}`;
  }

  /** Whoever has spoken here before is told of answers while the chat is closed. */
  async #goOn() {
    const known = JSON.parse(localStorage.getItem(this.#key)) ?? {};
    if (!known.token || known.claimed !== (this.getAttribute('visitor-id') ?? '')) return;
    if (known.waiting?.length) return void await this.#connect();
    const { watch } = await import('./widget/watch.js');
    if (!this.#client) this.#watch = watch(this.endpoint, this.#key, unread => this.#count(unread));
  }

  async #connect() {
    const { Client } = await import('./widget/client.js');
    this.#watch?.stop();
    if (!this.#client) {
      this.#client = new Client({
        endpoint: this.endpoint, key: this.#key, connection: this.getAttribute('connection') ?? '',
        language: this.getAttribute('lang') || navigator.language,
        visitor: Object.fromEntries([['id', 'visitor-id'], ['name', 'visitor-name'], ['email', 'visitor-email'], ['signature', 'signature']]
          .map(([key, attribute]) => [key, this.getAttribute(attribute)]).filter(([, value]) => value)),
      });
      this.#client.addEventListener('unread', () => this.#count(this.#client.unread));
      if (this.#client.known) this.#client.resume().catch(() => {});
    }
    return this.#client;
  }

  async #openPanel() {
    this.#launcher.setAttribute('aria-busy', 'true');
    try {
      const [{ Panel }, { default: strings }, client] = await Promise.all([
        import('./widget/panel.js'), import(`./widget/languages/${this.language}.js`), this.#connect(),
      ]);
      this.#panel ??= new Panel(this.#root, client, strings, () => this.close());
      this.#show(true);
      this.#panel.show();
      this.dispatchEvent(new Event('serai-open'));
    } finally {
      this.#launcher.removeAttribute('aria-busy');
    }
  }

  #show(open) {
    this.#root.className = `root ${this.getAttribute('theme') ?? ''} ${open ? 'open' : ''}`;
    this.#launcher.setAttribute('aria-expanded', open);
    this.#glyph.setAttribute('d', open ? ICON.down : ICON.chat);
    this.#count(this.#unread);
  }

  #count(waiting) {
    this.#unread = waiting;
    const unread = this.isOpen ? 0 : waiting;
    const [open, messages] = LABELS[this.language];
    this.#launcher.setAttribute('aria-label', unread ? `${open}. ${messages}: ${unread}` : open);
    this.#badge.textContent = unread > 99 ? '99+' : unread;
    this.#badge.hidden = !unread;
  }

  #discard() {
    this.#watch?.stop();
    this.#panel?.remove();
    this.#client?.close();
    this.#panel = this.#client = undefined;
    this.#unread = 0;
  }
}

if (!customElements.get('serai-chat')) customElements.define('serai-chat', SeraiChat);

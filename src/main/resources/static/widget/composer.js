// Where the visitor writes: text, emoji, files.
import { h, icon } from './dom.js';
import { size } from './content.js';

const TYPING_EVERY = 3000;
const EMOJI = ('😀 😃 😄 😁 😅 😂 🙂 😉 😊 😇 🥰 😍 😘 😋 😎 🤩 🤔 😴 😷 😕 🙁 😮 😳 🥺 😢 😭 😤 😡 🤯 😬 🤗 '
  + '👍 👎 👌 ✌️ 🤞 🤝 👏 🙌 🙏 💪 👋 👉 👈 ✋ ❤️ 💛 💚 💙 💜 💔 💯 ✨ ⭐ 🔥 🎉 🎁 🎂 🥳 ✅ ❌ ❓ ❗ ⚠️ ℹ️ 📅 '
  + '📷 📎 📄 📦 🚚 🛒 💳 💰 🧾 📞 📱 💻 🔑 🔒 🏠 🏢 🚗 ✈️ 🚆 🌍 ☀️ ❄️ 🌈 🐶 🐱 🌷 ☕ 🍕 🍎').split(' ');
const COLUMNS = 8;

export class Composer {
  #client; #strings; #fault; #field; #picker; #files; #emojiButton; #typedAt = 0; #typingTimer;

  /** @param fault shows a sentence about what cannot be sent */
  constructor(client, strings, fault) {
    this.#client = client;
    this.#strings = strings;
    this.#fault = fault;
    this.#field = h('textarea', {
      rows: '1', dir: 'auto', placeholder: strings.write, 'aria-label': strings.write, maxlength: client.config.maxText, enterkeyhint: 'send',
      oninput: () => this.#typed(), onkeydown: event => this.#key(event), onblur: () => this.#stopTyping(), onpaste: event => this.#pasted(event),
    });
    this.#files = h('input', {
      type: 'file', multiple: true, hidden: true, tabindex: '-1', accept: client.config.types.join(','),
      onchange: () => { this.take(this.#files.files); this.#files.value = ''; },
    });
    this.#emojiButton = h('button', {
      type: 'button', class: 'tool', 'aria-label': strings.emoji, 'aria-expanded': 'false', onclick: () => this.#toggleEmoji(),
    }, icon('smile'));
    this.element = h('form', { class: 'composer', onsubmit: event => { event.preventDefault(); this.#send(); } },
      h('button', { type: 'button', class: 'tool', 'aria-label': strings.attach, onclick: () => this.#files.click() }, icon('clip')),
      this.#field, this.#files, this.#emojiButton,
      h('button', { type: 'submit', class: 'send', 'aria-label': strings.send }, icon('send')));
    this.#field.value = client.draft;
  }

  focus() {
    this.#field.focus({ preventScroll: true });
    this.#grow();
  }

  /** Checks files before anything is uploaded, and sends those that may be sent. */
  take(files) {
    const { maxBytes, types } = this.#client.config;
    for (const file of files) {
      const allowed = types.some(type => type === file.type || (type.endsWith('/*') && file.type.startsWith(type.slice(0, -1))));
      if (!allowed && file.type) this.#fault(this.#strings.wrongType.replace('{name}', file.name));
      else if (file.size > maxBytes) this.#fault(this.#strings.tooLarge.replace('{name}', file.name).replace('{size}', size(maxBytes)));
      else this.#client.sendFile(file);
    }
    this.focus();
  }

  #send() {
    const text = this.#field.value.trim();
    if (!text) return;
    this.#client.send({ type: 'text', text });
    this.#field.value = this.#client.draft = '';
    this.#stopTyping();
    this.focus();
  }

  /** A key that ends an input method's word is not a key of ours. */
  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      this.#send();
    }
  }

  #typed() {
    this.#grow();
    this.#client.draft = this.#field.value;
    if (!this.#field.value.trim()) return this.#stopTyping();
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#stopTyping(), 2 * TYPING_EVERY);
    if (Date.now() - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = Date.now();
    this.#client.typing(true);
  }

  #stopTyping() {
    clearTimeout(this.#typingTimer);
    if (this.#typedAt) this.#client.typing(false);
    this.#typedAt = 0;
  }

  #grow() {
    this.#field.style.blockSize = 'auto';
    this.#field.style.blockSize = `${Math.min(132, this.#field.scrollHeight)}px`;
  }

  #pasted(event) {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    this.take(event.clipboardData.files);
  }

  #toggleEmoji() {
    if (this.#picker) return this.#closeEmoji();
    this.#picker = emojiPicker(this.#strings.emoji, emoji => this.#insert(emoji), () => this.#closeEmoji());
    this.element.prepend(this.#picker);
    this.#emojiButton.setAttribute('aria-expanded', 'true');
    this.#picker.querySelector('button').focus();
  }

  #closeEmoji() {
    this.#picker?.remove();
    this.#picker = undefined;
    this.#emojiButton.setAttribute('aria-expanded', 'false');
    this.#emojiButton.focus();
  }

  #insert(emoji) {
    this.#field.setRangeText(emoji, this.#field.selectionStart, this.#field.selectionEnd, 'end');
    this.#closeEmoji();
    this.#field.focus();
    this.#typed();
  }
}

/** A small grid of emoji: no library, no pictures. @param pick is called with the chosen emoji; @param close when the picker is left */
function emojiPicker(label, pick, close) {
  const buttons = EMOJI.map((emoji, index) => h('button', {
    type: 'button', tabindex: index ? '-1' : '0', onclick: () => pick(emoji),
  }, emoji));
  const move = event => {
    const forward = getComputedStyle(picker).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    const at = buttons.indexOf(event.target);
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (step && buttons[at + step]) {
      event.preventDefault();
      buttons[at].tabIndex = -1;
      buttons[at + step].tabIndex = 0;
      buttons[at + step].focus();
    }
  };
  const picker = h('div', { class: 'emoji', role: 'group', 'aria-label': label, onkeydown: move }, ...buttons);
  return picker;
}

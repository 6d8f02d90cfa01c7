// A small grid of emoji: no library, no pictures.
import { h } from './dom.js';

const ALL = ('😀 😃 😄 😁 😅 😂 🙂 😉 😊 😇 🥰 😍 😘 😋 😎 🤩 🤔 🤨 😐 🙄 😏 😴 😷 🤒 🤕 🥵 🥶 😕 🙁 😮 😳 🥺 😢 😭 😤 😡 🤯 😬 🤗 🤭 '
  + '👍 👎 👌 ✌️ 🤞 🤝 👏 🙌 🙏 💪 👋 👉 👈 👆 👇 ✋ ❤️ 🧡 💛 💚 💙 💜 🖤 💔 💯 ✨ ⭐ 🔥 🎉 🎁 🎂 🥳 ✅ ❌ ❓ ❗ ⚠️ ℹ️ 🕐 📅 '
  + '📷 📎 📄 📦 🚚 🛒 💳 💰 🧾 📞 📱 💻 🔑 🔒 🏠 🏢 🚗 ✈️ 🚆 🌍 ☀️ 🌧️ ❄️ 🌈 🐶 🐱 🌷 ☕ 🍕 🍎').split(' ');
const COLUMNS = 8;

/** @param pick is called with the chosen emoji; @param close when the picker is left */
export function emojiPicker(label, pick, close) {
  const buttons = ALL.map((emoji, index) => h('button', {
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

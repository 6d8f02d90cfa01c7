// Message text as nodes: light marks (*bold*, _italic_, ~struck~, `code`) and web addresses, nothing else.
import { h, link } from './dom.js';

const MARKS = { '*': 'strong', '_': 'em', '~': 's', '`': 'code' };
const MARKED = /(?<![\p{L}\p{N}*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}*_~`])/u;
const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/u;

/** The nodes of a text; {@code marks} says whether the light marks count. */
export function textNodes(text, marks = true) {
  const nodes = [];
  let rest = text;
  while (rest) {
    const address = ADDRESS.exec(rest);
    const mark = marks ? MARKED.exec(rest) : null;
    const first = !mark || (address && address.index <= mark.index) ? address : mark;
    if (!first) break;
    if (first.index) nodes.push(rest.slice(0, first.index));
    nodes.push(first === address ? link(first[0], {}, first[0]) : marked(first));
    rest = rest.slice(first.index + first[0].length);
  }
  if (rest) nodes.push(rest);
  return nodes;
}

function marked([, mark, inner]) {
  return h(MARKS[mark], {}, mark === '`' ? inner : textNodes(inner));
}

/** Whether a text is a few emoji and nothing else: those are drawn large. */
export function isEmoji(text) {
  return /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\s){1,12}$/u.test(text)
    && /\p{Extended_Pictographic}/u.test(text) && !/[\d#*]/.test(text);
}

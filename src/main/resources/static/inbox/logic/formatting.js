// Text with a channel's light formatting, as a tree of plain data: what draws it can only ever make text of it.

const LINK = /\bhttps?:\/\/[^\s<>"'`]+|\bwww\.[^\s<>"'`]+\.[^\s<>"'`]+/giu;
const TRAILING = /[.,;:!?…)\]}*_~]+$/u;

/**
 * `marks` says which signs the channel renders, by name: `{bold: '*', italic: '_', strike: '~', code: '```'}`.
 * The answer is nodes: strings, `{link, text}` and `{mark, nodes}`.
 */
export function parse(text, marks = {}) {
  const {code} = marks;
  if (!code) return inline(text, marks);
  const nodes = [];
  const parts = text.split(code);
  parts.forEach((part, index) => {
    const closed = index % 2 === 1 && index < parts.length - 1;
    if (closed && part) nodes.push({mark: 'code', nodes: [part]});
    else if (index % 2 === 1) nodes.push(...inline(code + part + (closed ? code : ''), marks));
    else if (part) nodes.push(...inline(part, marks));
  });
  return nodes;
}

/** The text without its marks: for previews and for reading aloud. */
export function plain(text, marks = {}) {
  const flatten = nodes => nodes.map(node => typeof node === 'string' ? node
    : node.link ? node.text : flatten(node.nodes)).join('');
  return flatten(parse(text, marks));
}

/** Whether a text is nothing but up to three emoji, which are drawn large. */
export function onlyEmoji(text) {
  const joined = String.raw`\u200D\p{Extended_Pictographic}\uFE0F?`;
  const one = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|${joined})*`;
  const flag = String.raw`\p{Regional_Indicator}{2}`;
  return text.length <= 40 && new RegExp(`^\\s*(?:${one}|${flag}){1,3}\\s*$`, 'u').test(text);
}

function inline(text, marks) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const link = match[0].replace(TRAILING, '');
    nodes.push(...emphasis(text.slice(at, match.index), marks));
    nodes.push({link: link.startsWith('www.') ? 'https://' + link : link, text: link});
    at = match.index + link.length;
  }
  nodes.push(...emphasis(text.slice(at), marks));
  return nodes;
}

/** Marks nest, but none in itself: so the depth is bounded however a text is written. */
function emphasis(text, marks) {
  const signs = Object.entries(marks).filter(([name]) => name !== 'code');
  const barren = {};
  const nodes = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const found = signs.find(([, sign]) => text.startsWith(sign, at));
    const end = found ? closing(text, at, found[1], barren) : -1;
    if (end < 0) continue;
    const [mark, sign] = found;
    if (at > start) nodes.push(text.slice(start, at));
    const {[mark]: itself, ...others} = marks;
    nodes.push({mark, nodes: emphasis(text.slice(at + sign.length, end), others)});
    start = end + sign.length;
    at = start - 1;
  }
  if (start < text.length) nodes.push(text.slice(start));
  return nodes;
}

/**
 * A sign opens at the start of a word and closes at the end of one, on the same line. Where none closes is remembered
 * for each sign: the time is that of reading the text once, whatever somebody writes.
 */
function closing(text, open, sign, barren) {
  if (wordy(text[open - 1]) || spaceOrEnd(text[open + sign.length])) return -1;
  const last = lineEnd(text, open, barren);
  const from = Math.max(open + sign.length + 1, barren[sign] ?? 0);
  for (let at = text.indexOf(sign, from); at >= 0 && at < last; at = text.indexOf(sign, at + 1)) {
    if (!spaceOrEnd(text[at - 1]) && !wordy(text[at + sign.length])) return at;
  }
  barren[sign] = Math.max(barren[sign] ?? 0, last);
  return -1;
}

function lineEnd(text, at, found) {
  if (!(at < found.line)) {
    const next = text.indexOf('\n', at);
    found.line = next < 0 ? text.length : next;
  }
  return found.line;
}

function wordy(sign) {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

function spaceOrEnd(sign) {
  return sign === undefined || /\s/u.test(sign);
}

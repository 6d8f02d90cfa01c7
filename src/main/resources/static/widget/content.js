// What one message says, drawn: every kind of content that can reach a visitor or come from one.
import { h, icon, link, safeUrl } from './dom.js';

const MARKS = { '*': 'strong', '_': 'em', '~': 's', '`': 'code' };
const MARKED = /(?<![\p{L}\p{N}*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}*_~`])/u;
const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/u;

/**
 * @param message an entry of the client
 * @param view {strings, endpoint, choose(option, source), chosen: id of the answer to this prompt, latest: bool}
 */
export function contentOf(message, view) {
  const { content, own } = message;
  if (message.deletedAt) return h('p', { class: 'gone' }, view.strings.deleted);
  switch (content.type) {
    case 'text': return text(content.text, own);
    case 'image': case 'sticker': return picture(content, view);
    case 'video': return media('video', content, view);
    case 'audio': return media('audio', content, view);
    case 'file': return file(content.attachment, view);
    case 'location': return place(content, view);
    case 'contacts': return h('div', { class: 'cards' }, ...content.cards.map(card));
    case 'choice': return text(content.title || content.id, true);
    case 'prompt': return prompt(content, view);
    case 'template': return text(content.text ?? '', own);
    default: return h('p', { class: 'gone' }, view.strings.unsupported);
  }
}

function text(words, own) {
  return h('p', { class: isEmoji(words) ? 'text large' : 'text', dir: 'auto' }, ...textNodes(words, !own));
}

function caption(attachment) {
  return attachment.caption && text(attachment.caption, false);
}

function address(attachment, view) {
  return attachment.preview ?? (attachment.url && safeUrl(attachment.url, `${view.endpoint}/`));
}

function picture({ type, attachment }, view) {
  const source = address(attachment, view);
  if (!source) return missing(attachment, view);
  const label = attachment.caption || attachment.fileName || view.strings[type === 'sticker' ? 'sticker' : 'photo'];
  const image = h('img', { src: source, alt: label, class: type, loading: 'lazy', decoding: 'async' });
  image.addEventListener('error', () => image.replaceWith(file(attachment, view)));
  const shown = type === 'sticker' || attachment.preview ? image : link(source, { class: 'picture' }, image);
  return h('div', { class: 'media' }, shown, caption(attachment));
}

function media(kind, { attachment, voice }, view) {
  const source = address(attachment, view);
  if (!source) return missing(attachment, view);
  const label = attachment.fileName || view.strings[voice ? 'voice' : kind];
  return h('div', { class: 'media' },
    h(kind, { src: source, controls: true, preload: 'metadata', playsinline: true, 'aria-label': label }),
    caption(attachment));
}

function file(attachment, view) {
  const source = address(attachment, view);
  if (!source) return missing(attachment, view);
  const name = attachment.fileName || view.strings.file;
  return h('div', { class: 'media' },
    link(source, { class: 'card', download: name, 'aria-label': view.strings.download.replace('{name}', name) },
      icon('file'), h('span', {}, h('span', { class: 'name', dir: 'auto' }, name), h('span', { class: 'small' }, size(attachment.size)))),
    caption(attachment));
}

function missing(attachment, view) {
  return h('p', { class: 'gone' }, attachment.state === 'pending' ? view.strings.loading : view.strings.gone);
}

export function size(bytes) {
  if (!bytes) return '';
  const unit = Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  const number = bytes / 1024 ** unit;
  return `${number.toLocaleString(undefined, { maximumFractionDigits: number < 10 ? 1 : 0 })} ${['B', 'KB', 'MB', 'GB'][unit]}`;
}

function place({ latitude, longitude, name, address: where, url }, view) {
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const map = url || `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return link(map, { class: 'card' }, icon('pin'),
    h('span', {}, h('span', { class: 'name', dir: 'auto' }, name || view.strings.location),
      where && h('span', { class: 'small', dir: 'auto' }, where), h('span', { class: 'small', dir: 'ltr' }, coordinates)));
}

function card({ name, phones = [], emails = [], organisation }) {
  return h('div', { class: 'card' }, icon('person'),
    h('span', {}, h('span', { class: 'name', dir: 'auto' }, name), organisation && h('span', { class: 'small', dir: 'auto' }, organisation),
      ...phones.map(phone => link(`tel:${phone.replace(/[^+\d]/g, '')}`, { class: 'line', dir: 'ltr' }, phone)),
      ...emails.map(email => link(`mailto:${encodeURIComponent(email).replace('%40', '@')}`, { class: 'line', dir: 'ltr' }, email))));
}

/** Options stay where they are once answered, and say which one it was; quick replies go. */
function prompt({ kind, text: question, header, footer, options, button }, view) {
  return h('div', { class: 'prompt' },
    header && h('p', { class: 'header', dir: 'auto' }, header), text(question, false),
    footer && h('p', { class: 'small', dir: 'auto' }, footer), answers(kind, options ?? [], button, view));
}

function answers(kind, options, button, view) {
  if (kind === 'location-request') {
    return view.latest && h('div', { class: 'options' }, h('button', { type: 'button', class: 'option', onclick: view.locate },
      icon('pin'), view.strings.shareLocation));
  }
  if (kind === 'quick-replies' && (view.chosen || !view.latest)) return null;
  return h('div', { class: `options ${kind}`, role: 'group', 'aria-label': button || view.strings.choose },
    ...options.map(option => option.url ? outward(option) : answer(kind, option, view)));
}

function outward({ title, url }) {
  return link(url, { class: 'option', dir: 'auto' }, title, icon('link'));
}

function answer(kind, { id, title, description }, view) {
  const chosen = view.chosen === id;
  const source = { list: 'list', 'quick-replies': 'quick-reply' }[kind] ?? 'button';
  return h('button', {
    type: 'button', class: chosen ? 'option chosen' : 'option', disabled: Boolean(view.chosen),
    onclick: () => view.choose({ type: 'choice', id, title, description, source }),
  }, h('span', { class: 'name', dir: 'auto' }, title), description && h('span', { class: 'small', dir: 'auto' }, description),
  chosen && icon('check', view.strings.chosen));
}

/** Text as nodes: light marks (*bold*, _italic_, ~struck~, `code`) if they count, web addresses, nothing else. */
function textNodes(text, marks = true) {
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
function isEmoji(text) {
  return /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\s){1,12}$/u.test(text)
    && /\p{Extended_Pictographic}/u.test(text) && !/[\d#*]/.test(text);
}

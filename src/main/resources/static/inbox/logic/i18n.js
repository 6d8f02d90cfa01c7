// Strings by key, with ICU's arguments, plurals and selections: {name}, {n, plural, one {# chat} other {# chats}}.

let strings = {};
let locale = 'en';
let plurals = new Intl.PluralRules('en');
const compiled = new Map();

export const LANGUAGES = {en: 'English', es: 'Español', ar: 'العربية'};
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** Makes `t` speak a language. */
export function speak(language, dictionary) {
  locale = language;
  strings = dictionary;
  plurals = new Intl.PluralRules(language);
  compiled.clear();
}

export function language() {
  return locale;
}

export function direction(language = locale) {
  return RIGHT_TO_LEFT.has(language.split('-')[0]) ? 'rtl' : 'ltr';
}

/** The language of the inbox that suits a list of wishes best. */
export function choose(wishes, offered = Object.keys(LANGUAGES)) {
  const found = wishes.filter(Boolean).map(wish => wish.toLowerCase().split('-')[0]).find(wish =>
    offered.includes(wish));
  return found ?? 'en';
}

/** The string of a key; the key itself where nobody wrote one, which a test finds. */
export function t(key, values = {}) {
  let parts = compiled.get(key);
  if (!parts) {
    parts = parse(strings[key] ?? key);
    compiled.set(key, parts);
  }
  return write(parts, values);
}

/** Whether a string exists: for words that come from outside, such as the kind of a notice. */
export function knows(key) {
  return key in strings;
}

function write(parts, values, number) {
  return parts.map(part => {
    if (typeof part === 'string') return number === undefined ? part : part.replaceAll('#', format(number));
    const value = values[part.name];
    if (part.kind === 'plural') {
      const branch = part.branches['=' + value] ?? part.branches[plurals.select(Number(value))] ?? part.branches.other;
      return write(branch, values, Number(value));
    }
    if (part.kind === 'select') return write(part.branches[value] ?? part.branches.other, values);
    return typeof value === 'number' ? format(value) : String(value ?? '');
  }).join('');
}

function format(number) {
  return new Intl.NumberFormat(locale).format(number);
}

function parse(pattern) {
  const parts = [];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    if (open < 0) break;
    if (open > at) parts.push(pattern.slice(at, open));
    const close = closing(pattern, open);
    parts.push(argument(pattern.slice(open + 1, close)));
    at = close + 1;
  }
  if (at < pattern.length) parts.push(pattern.slice(at));
  return parts;
}

function argument(source) {
  const [, name, kind, rest] = /^\s*([\w.]+)\s*(?:,\s*(plural|select)\s*,([\s\S]*))?$/.exec(source);
  return kind ? {name, kind, branches: branches(rest)} : {name};
}

function branches(source) {
  const found = {};
  let at = 0;
  for (;;) {
    const head = /\s*(=?\w+)\s*\{/y;
    head.lastIndex = at;
    const match = head.exec(source);
    if (!match) return found;
    const open = head.lastIndex - 1;
    const close = closing(source, open);
    found[match[1]] = parse(source.slice(open + 1, close));
    at = close + 1;
  }
}

function closing(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  throw new Error('Unclosed { in "' + text + '"');
}

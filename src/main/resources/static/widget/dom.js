// Elements without markup: what a customer or an agent wrote only ever becomes a text node.

/** h('p', {class: 'note', onclick}, 'text', child): empty children and properties are left out. */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

const ICONS = {
  alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1',
  arrow: 'M12 5v14M6 13l6 6 6-6',
  chat: 'M4 5.5h16v11H11l-4.5 3.5v-3.5H4z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  checks: 'm2 12.5 4.5 4.5L16 7.5M11.5 16l1 1L22 7.5',
  clip: 'm20 11-8.2 8.2a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.1a1.7 1.7 0 0 1-2.4-2.4L14.6 7',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  pin: 'M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21M12 7.3a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8',
  send: 'M4 12 20 4.5 14.5 20l-3.3-6.8zM11.2 13.2 20 4.5',
  smile: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M8.5 14c1.7 2.3 5.3 2.3 7 0M9 9.5v.1M15 9.5v.1',
};

/** A stroke glyph; without a label it is decoration. */
export function icon(name, label) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon i-${name}`);
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else {
    svg.setAttribute('aria-hidden', 'true');
  }
  return svg;
}

/** An address that a link may lead to, or nothing: no javascript:, no data:. */
export function safeUrl(address, base = document.baseURI) {
  try {
    const url = new URL(address, base);
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link that leaves the page, and tells the other site nothing. */
export function link(address, properties, ...children) {
  const href = safeUrl(address);
  return href
    ? h('a', { ...properties, href, target: '_blank', rel: 'noopener noreferrer' }, ...children)
    : h('span', properties, ...children);
}

import {html} from 'lit';

// Drawn on 16 by 16, as strokes. The marks of channels are neutral: the providers' own logos may not be recoloured.
const PATHS = {
  alert: 'M8 2 14.5 13.5H1.5zM8 6.5v3M8 11.6v.1',
  arrowDown: 'M8 2.5v11M3.5 9 8 13.5 12.5 9',
  back: 'M10 3 5 8l5 5',
  ban: 'M8 2a6 6 0 1 0 .01 0M3.8 3.8l8.4 8.4',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3zM6.8 14.2h2.4',
  bold: 'M5 3h4a2.5 2.5 0 0 1 0 5H5zM5 8h4.6a2.5 2.5 0 0 1 0 5H5z',
  bot: 'M8 2v2.5M3.5 4.5h9v7h-9zM6 7.4v.8M10 7.4v.8M1.5 7v2.5M14.5 7v2.5',
  cart: 'M1.5 2.5h2l1.6 7.5h7l1.4-5.5H4.2M6 13.2v.1M11 13.2v.1',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M4 6l4 4 4-4',
  clip: 'M13 7.5 8.2 12.3a3 3 0 0 1-4.3-4.3l5.2-5.2a2 2 0 0 1 2.9 2.9L7 10.7a1 1 0 0 1-1.5-1.4l4.3-4.3',
  clock: 'M8 2a6 6 0 1 0 .01 0M8 4.8V8l2.2 1.6',
  code: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  details: 'M2 3h12v10H2zM10 3v10',
  download: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11',
  edit: 'M10.5 3 13 5.5 5.8 12.7l-3.3.8.8-3.3z',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 .01 0',
  file: 'M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2',
  filter: 'M2 3.5h12M4.2 8h7.6M6.5 12.5h3',
  form: 'M3 2h10v12H3zM5.5 5.2h5M5.5 8h5M5.5 10.8h3',
  forward: 'M9.5 4 14 8l-4.5 4M13.5 8H7a4.5 4.5 0 0 0-5 4.5',
  gear: 'M8 5.8a2.2 2.2 0 1 0 .01 0M8 1.6v2.2M8 12.2v2.2M1.6 8h2.2M12.2 8h2.2'
    + 'M3.5 3.5 5 5M11 11l1.5 1.5M12.5 3.5 11 5M5 11l-1.5 1.5',
  globe: 'M8 2a6 6 0 1 0 .01 0M2 8h12M8 2c-4 4-4 8 0 12 4-4 4-8 0-12',
  help: 'M8 2a6 6 0 1 0 .01 0M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.2v.1',
  image: 'M2 3h12v10H2zM5.5 6.2v.1M2.5 12 6.5 8.5l2.5 2 2-1.8 2.8 2.6',
  inbox: 'M2.5 9 4 3h8l1.5 6v4h-11zM2.5 9h3.2l.8 1.6h3l.8-1.6h3.2',
  italic: 'M7 3h5M4 13h5M9.6 3 6.4 13',
  key: 'M5.2 7.6a2.7 2.7 0 1 0 .01 0M7.3 8.3 13 2.6M10.8 4.8l1.8 1.8',
  keyboard: 'M1.5 4h13v8h-13zM4 6.6v.1M6.7 6.6v.1M9.3 6.6v.1M12 6.6v.1M5 9.6h6',
  link: 'M6.8 9.2 9.2 6.8M7.4 5 9 3.4a2.5 2.5 0 0 1 3.6 3.6L11 8.6M8.6 11 7 12.6A2.5 2.5 0 0 1 3.4 9L5 7.4',
  list: 'M5.5 4H14M5.5 8H14M5.5 12H14M2.2 4v.1M2.2 8v.1M2.2 12v.1',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  menu: 'M3 8v.1M8 8v.1M13 8v.1',
  mic: 'M8 1.8a2 2 0 0 0-2 2V8a2 2 0 0 0 4 0V3.8a2 2 0 0 0-2-2M3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.2',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  pin: 'M8 14.2S3.2 9.8 3.2 6.6a4.8 4.8 0 0 1 9.6 0c0 3.2-4.8 7.6-4.8 7.6M8 5a1.6 1.6 0 1 0 .01 0',
  play: 'M5 3v10l8-5z',
  plug: 'M6 1.8V5M10 1.8V5M4 5h8v3a4 4 0 0 1-8 0zM8 12v2.4',
  plus: 'M8 3v10M3 8h10',
  pulse: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  react: 'M7 2.2a6 6 0 1 0 6.8 6.8M5.6 9.5a2.8 2.8 0 0 0 4.8 0M5.8 6.2v.3M10 6.2v.3M12.5 1.5v4M10.5 3.5h4',
  reply: 'M6.5 4 2 8l4.5 4M2.5 8H9a4.5 4.5 0 0 1 5 4.5',
  retry: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 1.8v3h-3',
  search: 'M7 2.5a4.5 4.5 0 1 0 .01 0M10.3 10.3 14 14',
  send: 'M14 2 7 9M14 2 9.5 14 7 9 2 6.5z',
  share: 'M5 6.5a1.7 1.7 0 1 0 .01 0M11.5 2.2a1.7 1.7 0 1 0 .01 0M11.5 10.4a1.7 1.7 0 1 0 .01 0'
    + 'M6.5 7.4l3.6-2.2M6.5 9l3.6 2.3',
  shield: 'M8 1.8 13 3.6v4c0 3.2-2 5.4-5 6.6-3-1.2-5-3.4-5-6.6v-4z',
  smile: 'M8 2a6 6 0 1 0 .01 0M5.5 9.3a2.9 2.9 0 0 0 5 0M6 6.2v.3M10 6.2v.3',
  sound: 'M2.5 6v4h2.3L8.5 13V3L4.8 6zM11 5.6a3.4 3.4 0 0 1 0 4.8M12.8 3.8a6 6 0 0 1 0 8.4',
  strike: 'M2.5 8h11M11 5c-.3-1.4-1.4-2-3-2-1.8 0-3 .8-3 2.2 0 .8.4 1.4 1.2 1.8'
    + 'M5 11c.3 1.4 1.4 2 3 2 1.8 0 3-.8 3-2.2 0-.4-.1-.8-.3-1.1',
  tag: 'M2 2.5h5.5L14 9l-5.5 5.2L2 7.8zM5 5.4v.1',
  template: 'M2.5 2.5h11v11h-11zM2.5 6h11M6.5 6v7.5',
  tick: 'M3 8.5 6.2 11.8 12.6 4.6',
  ticks: 'M1 8.5 4.2 11.8 10.4 4.6M6.8 10.8l1 1L14.6 4.6',
  trash: 'M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.7 6.8v4M9.3 6.8v4',
  user: 'M8 2.5a2.7 2.7 0 1 0 .01 0M2.8 13.8a5.2 5.2 0 0 1 10.4 0',
  users: 'M6 3a2.4 2.4 0 1 0 .01 0M1.5 13a4.5 4.5 0 0 1 9 0M10.2 3.2a2.4 2.4 0 0 1 0 4.4M12 9.2a4.5 4.5 0 0 1 2.5 3.8',
  video: 'M1.8 4h8.4v8H1.8zM10.2 7l4-2.4v6.8l-4-2.4',
  x: 'M4 4l8 8M12 4l-8 8',
  // channels
  web: 'M8 2a6 6 0 1 0 .01 0M2 8h12M8 2c-4 4-4 8 0 12 4-4 4-8 0-12',
  whatsapp: 'M8 2a6 6 0 0 0-5.2 9L2 14l3-.8A6 6 0 1 0 8 2M6 7v2.2M8 6v4.2M10 7v2.2',
  'whatsapp-twilio': 'M8 2a6 6 0 0 0-5.2 9L2 14l3-.8A6 6 0 1 0 8 2M6 7v2.2M8 6v4.2M10 7v2.2',
  instagram: 'M2 4.5h3l1-1.7h4l1 1.7h3v8.7H2zM8 6.2a2.3 2.3 0 1 0 .01 0',
  messenger: 'M2 2.8h12v8.4H7.4L4.6 14v-2.8H2zM5.4 7v.1M8 7v.1M10.6 7v.1',
};

/** An icon that says nothing by itself: the words stand beside it or label what it is in. */
export function icon(name) {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name] ?? PATHS.help}></path></svg>`;
}

/** The mark of a channel in its colour; a channel that integrators added has the plug's. */
export function channelIcon(channel) {
  return html`<span class="channel-${channel}">${icon(channel in PATHS ? channel : 'plug')}</span>`;
}

const BASE = '/playground/api/';

/** What the server refused, with a sentence for people. */
export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

const csrf = () => document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length);

export async function call(method, path, body) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = decodeURIComponent(csrf() ?? '');
  const answer = await fetch(BASE + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const json = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null;
  if (!answer.ok) throw new Refused(answer.status, json?.detail ?? `The server answered ${answer.status}`);
  return json;
}

/** Hears what happens from now on; calls `open` after every new connection, since something may have been missed. */
export function listen(handlers) {
  const source = new EventSource(BASE + 'updates');
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(event.data && event.data !== '""' ? JSON.parse(event.data) : null));
  }
  return () => source.close();
}

export const fileUrl = (id) => (/^(\/|https?:)/.test(id) ? id : `${BASE}files/${encodeURIComponent(id)}`);

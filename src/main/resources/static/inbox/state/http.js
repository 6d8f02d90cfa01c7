// Every command of the inbox goes over HTTP, with a key by which a repeated one is known.

const BASE = '/api/v1/';

/** The server's answer that something is not possible, and why (RFC 9457). `message` is a sentence for people. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? 'HTTP ' + status);
    Object.assign(this, {...body, status, code: body.code ?? 'http-' + status});
  }
}

/** No answer came: the request may or may not have arrived. */
export class Unreachable extends Error {
  code = 'unreachable';
}

let signIns = 0;
let signedInAgain = () => Promise.reject(new Problem(401, {code: 'unauthenticated'}));

/** Sets what waits for a new sign-in when a session has ended in the middle of something. */
export function whenExpired(wait) {
  signedInAgain = wait;
}

/** A unique id, on pages without TLS as well, where `crypto.randomUUID` is missing. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function get(path, params, {signal} = {}) {
  return request('GET', path + search(params), {signal});
}

export function command(method, path, body, {key = uuid(), signal} = {}) {
  const headers = {'Idempotency-Key': key};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  return request(method, path, {headers, body: body === undefined ? undefined : JSON.stringify(body), signal});
}

/** Signing in is the one command that a missing session does not stop. */
export async function signIn(email, password) {
  await fetch(BASE + 'session', {credentials: 'same-origin'}).catch(unreachable);
  const me = await send('POST', 'session', {
    headers: {'Content-Type': 'application/json', 'Idempotency-Key': uuid()},
    body: JSON.stringify({email, password}),
  });
  signIns++;
  return me;
}

/** Sends a file, telling how far it is; `signal` takes it back. XMLHttpRequest is what still tells of progress. */
export function upload(file, {caption, conversationId, signal, progress}) {
  const form = new FormData();
  form.append('file', file);
  if (caption) form.append('caption', caption);
  if (conversationId) form.append('conversationId', conversationId);
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', BASE + 'attachments');
    xhr.setRequestHeader('Idempotency-Key', uuid());
    xhr.setRequestHeader('X-XSRF-TOKEN', token());
    xhr.upload.onprogress = event => event.lengthComputable && progress?.(event.loaded / event.total);
    xhr.onload = () => xhr.status < 300 ? resolve(JSON.parse(xhr.responseText))
      : reject(new Problem(xhr.status, parsed(xhr.responseText)));
    xhr.onerror = () => reject(new Unreachable());
    xhr.onabort = () => reject(new DOMException('Taken back', 'AbortError'));
    signal?.addEventListener('abort', () => xhr.abort());
    xhr.send(form);
  });
}

/** Sends a small file as it is, where it is one of several ways to change something. */
export function uploadTo(path, file) {
  const body = new FormData();
  body.append('file', file);
  return request('POST', path, {headers: {'Idempotency-Key': uuid()}, body});
}

/** A request that was on its way while somebody signed in again is simply repeated. */
async function request(method, path, options) {
  for (;;) {
    const before = signIns;
    try {
      return await send(method, path, options);
    } catch (problem) {
      if (problem.status !== 401) throw problem;
      if (before === signIns) await signedInAgain();
    }
  }
}

async function send(method, path, {headers = {}, body, signal}) {
  const options = {method, body, signal, credentials: 'same-origin', headers: {...headers, Accept: 'application/json'}};
  if (method !== 'GET') options.headers['X-XSRF-TOKEN'] = token();
  const response = await fetch(BASE + path, options).catch(unreachable);
  const text = response.status === 204 ? '' : await response.text().catch(unreachable);
  if (!response.ok) throw new Problem(response.status, parsed(text));
  return text ? whole(text) : null;
}

/**
 * A success whose text is cut off is no answer: whoever cut it may have done so after the server did what was asked.
 */
function whole(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreachable('The answer broke off');
  }
}

function unreachable(error) {
  throw error.name === 'AbortError' ? error : new Unreachable();
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function token() {
  return /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
}

function search(params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const each of [value].flat()) if (each !== undefined && each !== null) query.append(name, each);
  }
  const text = query.toString();
  return text && '?' + text;
}

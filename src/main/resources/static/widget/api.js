// The visitor API over HTTP: one call, one answer or one problem.

/** What went wrong; {@code passing} means that the same call may succeed later. */
export class Problem extends Error {
  constructor(status, code, detail, retryAfter) {
    super(detail || code || `HTTP ${status}`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.passing = status === 0 || status === 429 || status >= 500;
  }
}

export class Api {
  token;

  constructor(endpoint) {
    this.base = `${endpoint}/api/visitor/v1/`;
  }

  get socketUrl() {
    return `${this.base.replace(/^http/, 'ws')}socket`;
  }

  async call(method, path, body, { signal, keepalive } = {}) {
    const response = await fetch(this.base + path, {
      method, signal, keepalive, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
      headers: { ...this.#authorization(), ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    }).catch(fault => {
      throw fault.name === 'AbortError' ? fault : new Problem(0, 'network', fault.message);
    });
    return answer(response.status, await response.text(), response.headers.get('Retry-After'));
  }

  /** XMLHttpRequest, because fetch does not tell how much has been sent. */
  upload(file, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `${this.base}attachments`);
      Object.entries(this.#authorization()).forEach(header => request.setRequestHeader(...header));
      request.upload.onprogress = event => progress(event.total ? event.loaded / event.total : 0);
      request.onerror = () => reject(new Problem(0, 'network'));
      request.onload = () => {
        try {
          resolve(answer(request.status, request.responseText, request.getResponseHeader('Retry-After')));
        } catch (problem) {
          reject(problem);
        }
      };
      const form = new FormData();
      form.append('file', file, file.name);
      request.send(form);
    });
  }

  #authorization() {
    return this.token ? { Authorization: `Bearer ${this.token}` } : {};
  }
}

function answer(status, text, retryAfter) {
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    // a proxy's page: the status says enough
  }
  if (status >= 200 && status < 300) return body;
  throw new Problem(status, body?.code, body?.detail, Number(retryAfter) || undefined);
}

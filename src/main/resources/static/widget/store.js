// What outlives a page: kept in the host page's localStorage, in memory where that is forbidden.

export class Store {
  #key;
  #memory = {};

  /** @param claimed the visitor id that the host page gave: another person's leftovers are thrown away */
  constructor(endpoint, connection, claimed) {
    this.#key = `serai:${connection}@${endpoint}`;
    if (this.read().claimed !== claimed) this.clear({ claimed });
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? {};
    } catch {
      return this.#memory;
    }
  }

  write(changes) {
    const value = { ...this.read(), ...changes };
    this.#memory = value;
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // full or forbidden: this page's memory has it
    }
  }

  clear(value = {}) {
    this.#memory = value;
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // as above
    }
  }
}

/** Something that elements draw from. They are told once, soon after it changed, however often it did. */
export class Observable {
  #watchers = new Set();
  #told = true;

  /** Calls back after every change, until the returned function is called. */
  watch(callback) {
    this.#watchers.add(callback);
    return () => this.#watchers.delete(callback);
  }

  changed() {
    if (!this.#told) return;
    this.#told = false;
    queueMicrotask(() => {
      this.#told = true;
      for (const callback of [...this.#watchers]) callback();
    });
  }
}

/** The time, told every fifteen seconds while somebody can see it. */
class Clock extends Observable {
  now = Date.now();

  constructor() {
    super();
    const tick = () => {
      if (document.hidden) return;
      this.now = Date.now();
      this.changed();
    };
    setInterval(tick, 15_000);
    document.addEventListener('visibilitychange', tick);
  }
}

export const clock = new Clock();

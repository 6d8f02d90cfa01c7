const NEAR = 80;

/** Where an agent reads in a log: at its end, which is followed, or at an entry, which stays where it is on the screen. */
export class Place {
  follows = true;
  #anchor = null;

  /** At the end, as when a conversation was just opened. */
  reset() {
    this.follows = true;
    this.#anchor = null;
  }

  /** Notes where a scroller is, by the first entry in sight. */
  remember(scroller) {
    const {top} = scroller.getBoundingClientRect();
    this.follows = atEnd(scroller);
    const first = [...scroller.querySelectorAll('[data-key]')].find(each => each.getBoundingClientRect().bottom > top);
    this.#anchor = first ? {key: first.dataset.key, top: first.getBoundingClientRect().top} : null;
  }

  /** Puts a scroller back there, whatever was added above or below, or grew since. */
  restore(scroller) {
    if (this.follows) {
      scroller.scrollTop = scroller.scrollHeight;
      return;
    }
    const entry = this.#anchor && scroller.querySelector('[data-key="' + CSS.escape(this.#anchor.key) + '"]');
    if (entry) scroller.scrollTop += entry.getBoundingClientRect().top - this.#anchor.top;
  }
}

export function atEnd({scrollHeight, scrollTop, clientHeight}) {
  return scrollHeight - scrollTop - clientHeight <= NEAR;
}

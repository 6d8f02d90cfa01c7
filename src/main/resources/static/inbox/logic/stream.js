// How one keeps up with a numbered stream of events over a connection that breaks.

/** Seconds to wait before try number 1, 2, 3…: doubling from half a second to thirty, scattered, never giving up. */
export function backoff(attempt, random = Math.random()) {
  const most = Math.min(30, 0.5 * 2 ** Math.min(attempt - 1, 10));
  return most / 2 + random * most / 2;
}

/**
 * Where this tab is in the stream. Events that it has seen are dropped; a gap is normal (others' events are not sent),
 * and a mark moves past it.
 */
export class Cursor {
  epoch;
  seq;

  constructor(epoch, seq) {
    this.epoch = epoch;
    this.seq = seq;
  }

  /** Whether an event is news; if so the cursor is behind it. */
  advance(event) {
    if (this.seq !== undefined && event.seq <= this.seq) return false;
    this.seq = event.seq;
    return true;
  }

  mark(seq) {
    if (this.seq === undefined || seq > this.seq) this.seq = seq;
  }

  /** Whether what is passed on after `previous` leaves out something that this tab has not seen. */
  misses(previous) {
    return previous !== undefined && (this.seq === undefined || previous > this.seq);
  }
}

/** What two states of one thing know: the one with the higher revision. */
export function newer(known, incoming) {
  return !known || incoming.rev === undefined || known.rev === undefined || incoming.rev > known.rev;
}

// The conversation list: who belongs in it, in which order, and when it may move.

const STATUSES = ['open', 'pending'];

export const NO_FILTERS = {view: 'mine', statuses: STATUSES, channels: [], queues: [], unread: false, overdue: false,
    q: ''};

/** How the server is asked for what the filters say. */
export function query(filters, sort) {
  return {
    assignee: {mine: 'me', unassigned: 'none'}[filters.view],
    status: filters.overdue ? ['overdue'] : filters.statuses,
    channel: filters.channels,
    queue: filters.queues,
    unread: filters.unread || undefined,
    q: filters.q || undefined,
    sort,
  };
}

/** Whether a conversation that just changed belongs in the list. What a search finds only the server knows. */
export function matches(conversation, filters, me) {
  const {assignee, status, channel, queue} = conversation;
  if (filters.view === 'mine' && assignee !== me) return false;
  if (filters.view === 'unassigned' && assignee) return false;
  return includes(filters.statuses, status) && includes(filters.channels, channel)
      && includes(filters.queues, queue ?? 'none') && (!filters.unread || conversation.unread > 0);
}

/** How many filters beside the view are set: the number on the filter button. */
export function filterCount(filters) {
  const statuses = String([...filters.statuses].sort()) === String(STATUSES) ? 0 : 1;
  return statuses + (filters.channels.length > 0) + (filters.queues.length > 0) + filters.unread + filters.overdue;
}

function includes(wanted, value) {
  return wanted.length === 0 || wanted.includes(value);
}

const up = key => (a, b) => compare(key(a), key(b)) || compare(a.id, b.id);
const down = key => (a, b) => compare(key(b), key(a)) || compare(b.id, a.id);
const SORTS = {
  newest: down(conversation => instant(conversation.updatedAt)),
  oldest: up(conversation => instant(conversation.updatedAt)),
  waiting: waiting(),
  created: down(conversation => conversation.id),
};

/** The order of two conversations under a sort, as the server has it; ids settle what is equal. */
export function comparator(sort) {
  return SORTS[sort] ?? SORTS.newest;
}

/** Who waits longest comes first; who does not wait comes after, as in the order by newest. */
function waiting() {
  const longest = up(conversation => instant(conversation.waitingSince));
  return (a, b) => a.waitingSince && b.waitingSince ? longest(a, b)
    : a.waitingSince ? -1 : b.waitingSince ? 1 : SORTS.newest(a, b);
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** ISO instants in UTC compare as text, once the Z is gone that a fraction of a second comes before. */
function instant(text) {
  return text.slice(0, -1);
}

/**
 * Rows in order. While held, the rows shown stay where they are and only count what would have moved, so that no row
 * changes under the pointer; their content is drawn from the newest state all the same.
 */
export class Rows {
  #compare;
  #sorted = [];
  #byId = new Map();
  #held = null;
  #moved = new Set();

  constructor(sort) {
    this.#compare = comparator(sort);
  }

  /** The rows to show from one place to another, newest state of each. */
  slice(first, last) {
    return this.#shown.slice(first, last).map(row => this.#byId.get(row.id) ?? row);
  }

  indexOf(id) {
    return this.#shown.findIndex(row => row.id === id);
  }

  get length() {
    return this.#shown.length;
  }

  get #shown() {
    return this.#held ?? this.#sorted;
  }

  /** How many changes wait until the rows may move. */
  get waiting() {
    return this.#moved.size;
  }

  get(id) {
    return this.#byId.get(id);
  }

  get last() {
    return this.#sorted.at(-1);
  }

  fill(conversations) {
    this.#byId = new Map(conversations.map(each => [each.id, each]));
    this.#sorted = [...this.#byId.values()].sort(this.#compare);
    this.#held &&= this.#sorted.slice();
    this.#moved.clear();
  }

  /** A further page: what was loaded before stays where it is. */
  extend(conversations) {
    for (const each of conversations) this.put(each);
    if (this.#held) {
      const shown = new Set(this.#held.map(row => row.id));
      this.#held.push(...conversations.filter(each => !shown.has(each.id)));
      for (const each of conversations) this.#moved.delete(each.id);
    }
  }

  put(conversation) {
    const known = this.#byId.get(conversation.id);
    const stays = known && this.#compare(known, conversation) === 0;
    if (stays) {
      this.#sorted[this.#find(known)] = conversation;
    } else {
      if (known) this.#sorted.splice(this.#find(known), 1);
      this.#sorted.splice(this.#find(conversation), 0, conversation);
      if (this.#held) this.#moved.add(conversation.id);
    }
    this.#byId.set(conversation.id, conversation);
  }

  remove(id) {
    const known = this.#byId.get(id);
    if (!known) return;
    this.#sorted.splice(this.#find(known), 1);
    this.#byId.delete(id);
    if (this.#held) {
      this.#held = this.#held.map(row => row.id === id ? known : row);
      this.#moved.add(id);
    }
  }

  hold() {
    this.#held ??= this.#sorted.slice();
  }

  release() {
    this.#held = null;
    this.#moved.clear();
  }

  /** Lets what waits happen, and holds again. */
  settle() {
    if (!this.#held) return;
    this.release();
    this.hold();
  }

  #find(conversation) {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#sorted[middle], conversation) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Which rows of equal height a window onto the list shows, with some to spare on both sides. */
export function visible(scrollTop, height, rowHeight, length, spare = 6) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const last = Math.min(length, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return {first: Math.min(first, last), last};
}

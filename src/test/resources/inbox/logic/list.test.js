import {equal, ok, test} from '../harness.js';
import {NO_FILTERS, Rows, comparator, filterCount, matches, query,
    visible} from '../../../../main/resources/static/inbox/logic/list.js';

const at = minute => '2026-01-01T10:' + String(minute).padStart(2, '0') + ':00Z';
const row = (id, minute, more = {}) => ({id, updatedAt: at(minute), createdAt: at(minute), status: 'open',
    channel: 'web', unread: 0, ...more});
const ids = rows => rows.slice(0, 99).map(each => each.id);

function filled(sort = 'newest') {
  const rows = new Rows(sort);
  rows.fill([row('a', 1), row('b', 3), row('c', 2)]);
  return rows;
}

test('orders as it is asked to', () => {
  equal(ids(filled('newest')), ['b', 'c', 'a']);
  equal(ids(filled('oldest')), ['a', 'c', 'b']);
  const waiting = new Rows('waiting');
  waiting.fill([row('a', 1), row('b', 9), row('c', 2, {waitingSince: at(5)}), row('d', 3, {waitingSince: at(4)})]);
  equal(ids(waiting), ['d', 'c', 'b', 'a']);
});

test('knows that a fraction of a second comes after the full second', () => {
  const order = comparator('oldest');
  ok(order({id: 'a', updatedAt: '2026-01-01T10:00:00Z'}, {id: 'b', updatedAt: '2026-01-01T10:00:00.5Z'}) < 0);
  ok(order({id: 'a', updatedAt: '2026-01-01T10:00:00.123Z'}, {id: 'b', updatedAt: '2026-01-01T10:00:00.123456Z'}) < 0);
});

test('puts a changed row where it now belongs', () => {
  const rows = filled();
  rows.put(row('a', 8));
  equal(ids(rows), ['a', 'b', 'c']);
  rows.put(row('d', 2));
  rows.remove('b');
  equal(ids(rows), ['a', 'd', 'c']);
});

test('moves nothing while it is held, but shows the newest of each row', () => {
  const rows = filled();
  rows.hold();
  rows.put(row('a', 8, {unread: 3}));
  rows.put(row('d', 9));
  rows.remove('c');
  equal(ids(rows), ['b', 'c', 'a']);
  equal(rows.slice(2, 3)[0].unread, 3);
  equal(rows.waiting, 3);
});

test('lets everything move when it is released', () => {
  const rows = filled();
  rows.hold();
  rows.put(row('a', 8));
  rows.put(row('d', 9));
  rows.release();
  equal([ids(rows), rows.waiting], [['d', 'a', 'b', 'c'], 0]);
});

test('settles and goes on holding', () => {
  const rows = filled();
  rows.hold();
  rows.put(row('a', 8));
  rows.settle();
  equal(ids(rows), ['a', 'b', 'c']);
  rows.put(row('c', 9));
  equal([ids(rows), rows.waiting], [['a', 'b', 'c'], 1]);
});

test('appends a further page even while it is held', () => {
  const rows = filled();
  rows.hold();
  rows.extend([row('z', 0)]);
  equal([ids(rows), rows.waiting], [['b', 'c', 'a', 'z'], 0]);
});

test('inserts into ten thousand rows well within a frame', () => {
  const rows = new Rows('newest');
  rows.fill(Array.from({length: 10_000}, (_, n) => row('r' + n, 0,
      {updatedAt: new Date(1.7e12 + n * 1000).toISOString()})));
  const before = performance.now();
  for (let n = 0; n < 100; n++) rows.put(row('r' + n * 90, 0, {updatedAt: new Date(1.8e12 + n).toISOString()}));
  const each = (performance.now() - before) / 100;
  ok(each < 8, 'took ' + each + ' ms');
  equal(rows.slice(0, 1)[0].id, 'r' + 99 * 90);
});

test('knows what belongs in the list', () => {
  const mine = row('a', 1, {assignee: 'me'});
  ok(matches(mine, {...NO_FILTERS, view: 'mine'}, 'me'));
  ok(!matches(mine, {...NO_FILTERS, view: 'unassigned'}, 'me'));
  ok(matches(row('b', 1), {...NO_FILTERS, view: 'unassigned'}, 'me'));
  ok(!matches({...mine, status: 'resolved'}, {...NO_FILTERS, view: 'all'}, 'me'));
  ok(matches({...mine, queue: undefined}, {...NO_FILTERS, queues: ['none', 'x']}, 'me'));
  ok(!matches(mine, {...NO_FILTERS, unread: true}, 'me'));
});

test('asks the server for what it shows', () => {
  equal(query({...NO_FILTERS, view: 'mine', q: 'a'}, 'waiting'),
    {assignee: 'me', status: ['open', 'pending'], channel: [], queue: [], q: 'a', sort: 'waiting'});
  equal(query({...NO_FILTERS, overdue: true}, 'newest').status, ['overdue']);
  equal([filterCount(NO_FILTERS), filterCount({...NO_FILTERS, statuses: ['closed'], unread: true})], [0, 2]);
});

test('draws only the rows in sight, and a few beside them', () => {
  equal(visible(0, 760, 76, 10_000), {first: 0, last: 16});
  equal(visible(76_000, 760, 76, 10_000), {first: 994, last: 1016});
  equal(visible(900, 760, 76, 5), {first: 5, last: 5});
});

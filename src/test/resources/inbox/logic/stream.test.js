import {equal, ok, test} from '../harness.js';
import {Cursor, backoff, newer} from '../../../../main/resources/static/inbox/logic/stream.js';

test('tries again from half a second to thirty, scattered, for ever', () => {
  equal([1, 2, 3, 7, 50].map(n => backoff(n, 1)), [0.5, 1, 2, 30, 30]);
  ok(backoff(1, 0) === 0.25 && backoff(99, 0) === 15);
});

test('takes each event once', () => {
  const cursor = new Cursor('e', 5);
  equal([4, 5, 6, 6, 9].map(seq => cursor.advance({seq})), [false, false, true, false, true]);
  equal(cursor.seq, 9);
});

test('moves past others\' events by a mark, and never back', () => {
  const cursor = new Cursor('e', 5);
  cursor.mark(8);
  cursor.mark(3);
  equal(cursor.seq, 8);
});

test('notices that something was passed on before it listened', () => {
  const cursor = new Cursor('e', 5);
  equal([undefined, 4, 5, 6].map(previous => cursor.misses(previous)), [false, false, false, true]);
});

test('holds the newer revision', () => {
  equal([newer(undefined, {rev: 1}), newer({rev: 2}, {rev: 1}), newer({rev: 1}, {rev: 1}), newer({rev: 1}, {rev: 2}),
      newer({rev: 1}, {})],
    [true, false, false, true, true]);
});

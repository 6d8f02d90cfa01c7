import {equal, ok, test} from '../harness.js';
import {onlyEmoji, parse, plain} from '../../../../main/resources/static/inbox/logic/formatting.js';

const marks = {bold: '*', italic: '_', strike: '~', code: '```'};
const bold = (...nodes) => ({mark: 'bold', nodes});

test('renders the channel\'s marks, nested', () => {
  equal(parse('a *b* c', marks), ['a ', bold('b'), ' c']);
  equal(parse('*b _i_ ~s~*', marks), [bold('b ', {mark: 'italic', nodes: ['i']}, ' ', {mark: 'strike', nodes: ['s']})]);
  equal(parse('x ```*raw* http://e.co``` y', marks), ['x ', {mark: 'code', nodes: ['*raw* http://e.co']}, ' y']);
});

test('leaves alone what is no mark', () => {
  equal(parse('2*3*4 and snake_case_name', marks), ['2*3*4 and snake_case_name']);
  equal(parse('* a *', marks), ['* a *']);
  equal(parse('*over\ntwo*', marks), ['*over\ntwo*']);
  equal(parse('*open', marks), ['*open']);
  equal(parse('a ```b', marks).join(''), 'a ```b');
});

test('renders none where the channel has none', () => {
  equal(parse('*b* _i_'), ['*b* _i_']);
});

test('works in every script', () => {
  equal(parse('مرحبا *عالم*!', marks), ['مرحبا ', bold('عالم'), '!']);
  equal(parse('*謝謝*你', marks), ['*謝謝*你']);
});

test('finds links, and where they end', () => {
  equal(parse('see https://e.co/a?b=1&c=2.'), ['see ', {link: 'https://e.co/a?b=1&c=2',
      text: 'https://e.co/a?b=1&c=2'}, '.']);
  equal(parse('www.e.co/x)'), [{link: 'https://www.e.co/x', text: 'www.e.co/x'}, ')']);
  equal(parse('*https://e.co/a_b_c*', marks)[0], '*');
});

test('makes no link of what could run', () => {
  equal(parse('javascript:alert(1) data:text/html,x'), ['javascript:alert(1) data:text/html,x']);
});

test('leaves markup as the text that it is', () => {
  equal(parse('<img src=x onerror=alert(1)>', marks), ['<img src=x onerror=alert(1)>']);
});

test('takes its time from nobody', () => {
  const hostile = '*a '.repeat(20_000) + '_ '.repeat(20_000) + '*'.repeat(20_000);
  const before = performance.now();
  ok(plain(hostile, marks).length > 0);
  ok(performance.now() - before < 2_000, 'took ' + (performance.now() - before) + ' ms');
});

test('reads without marks', () => {
  equal(plain('*Hello* _you_ https://e.co', marks), 'Hello you https://e.co');
});

test('knows what is nothing but emoji', () => {
  equal(['🎉', '👍🏽👍🏽', '👨‍👩‍👧', '🇸🇳', '❤️ '].map(onlyEmoji), [true, true, true, true, true]);
  equal(['', 'a🎉', '🎉🎉🎉🎉', '123', '#'].map(onlyEmoji), [false, false, false, false, false]);
});

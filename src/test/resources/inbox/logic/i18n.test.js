import {equal, test} from '../harness.js';
import {choose, direction, knows, speak, t} from '../../../../main/resources/static/inbox/logic/i18n.js';

const strings = {
  hello: 'Hello {name}',
  chats: '{n, plural, =0 {No chats} one {# chat of {name}} other {# chats}}',
  after: 'Closed. {after, select, template {Send a template.} other {Wait.}}',
};

test('fills in what is named', () => {
  speak('en', strings);
  equal(t('hello', {name: 'Amina'}), 'Hello Amina');
  equal(t('hello'), 'Hello ');
});

test('chooses the plural of the language', () => {
  speak('en', strings);
  equal([0, 1, 2].map(n => t('chats', {n, name: 'Sam'})), ['No chats', '1 chat of Sam', '2 chats']);
  speak('ar', {chats: '{n, plural, one {واحدة} two {اثنتان} few {# قليلة} other {# كثيرة}}'});
  equal([1, 2].map(n => t('chats', {n})), ['واحدة', 'اثنتان']);
});

test('chooses by a word', () => {
  speak('en', strings);
  equal(t('after', {after: 'template'}), 'Closed. Send a template.');
  equal(t('after', {after: 'else'}), 'Closed. Wait.');
});

test('leaves braces of customers alone', () => {
  speak('en', strings);
  equal(t('hello', {name: '{n, plural}'}), 'Hello {n, plural}');
});

test('writes numbers as the language does', () => {
  speak('en', {many: '{n}'});
  equal(t('many', {n: 12345}), '12,345');
});

test('says the key where nobody wrote a string', () => {
  speak('en', strings);
  equal([t('missing.key'), knows('missing.key'), knows('hello')], ['missing.key', false, true]);
});

test('chooses the language that suits best', () => {
  equal(choose(['fr-CA', 'es-419', 'en'], ['en', 'es']), 'es');
  equal(choose([undefined, 'zz'], ['en', 'es']), 'en');
  equal([direction('ar'), direction('ar-EG'), direction('es')], ['rtl', 'rtl', 'ltr']);
});

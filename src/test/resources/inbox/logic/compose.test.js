import {equal, test} from '../harness.js';
import {contents, fileKind, fileSize, fill, fillTemplate, slash, templateContent, textUse, toggleMark,
    variables} from '../../../../main/resources/static/inbox/logic/compose.js';

const files = {
  image: {types: ['image/jpeg', 'image/png'], maxBytes: 5_000_000},
  audio: {types: ['audio/*'], maxBytes: 16_000_000},
  sticker: {types: ['image/webp'], maxBytes: 500_000},
  file: {types: ['*/*'], maxBytes: 100_000_000},
};
const file = (type, size = 1000) => ({type, size});

test('sends a file as what the channel takes it for', () => {
  equal(fileKind(file('image/png'), files), {kind: 'image'});
  equal(fileKind(file('audio/ogg; codecs=opus'), files), {kind: 'audio'});
  equal(fileKind(file('application/pdf'), files), {kind: 'file'});
  equal(fileKind(file('image/webp'), files), {kind: 'file'});
});

test('sends a picture as a file where it is too large for a picture', () => {
  equal(fileKind(file('image/png', 6_000_000), files), {kind: 'file'});
});

test('says before sending what cannot be sent', () => {
  equal(fileKind(file('image/png', 200_000_000), files), {problem: 'size', max: 100_000_000});
  equal(fileKind(file('text/html'), {image: files.image}).problem, 'type');
  equal(fileKind(file('image/png', 0), files), {problem: 'empty'});
  equal(fileKind(file('image/png')).problem, 'type');
  equal([fileSize(500), fileSize(2_200_000)], [{n: 1, unit: 'KB'}, {n: 2.1, unit: 'MB'}]);
});

test('counts as the channel counts', () => {
  equal(textUse('héé', {textLimit: 10, textUnit: 'bytes'}), {length: 5, limit: 10, parts: 1});
  equal(textUse('👍👍', {textLimit: 10, textUnit: 'characters'}).length, 2);
  equal(textUse('x'.repeat(25), {textLimit: 10, textUnit: 'characters'}).parts, 3);
  equal(textUse('x').parts, 1);
});

test('fills variables, and names those that nobody can fill', () => {
  const conversation = {contact: {name: 'Amina Diallo', fields: {city: 'Dakar'}}, fields: {order: '7'}, subject: null};
  const known = variables(conversation, {name: 'Noor Haddad'});
  equal(fill('Hello {{person.firstName}}, {{ agent.name }} here, order {{field.order}} to {{field.city}}', known),
    {text: 'Hello Amina, Noor Haddad here, order 7 to Dakar', missing: []});
  equal(fill('About {{conversation.subject}} {{nonsense}}', known),
    {text: 'About {{conversation.subject}} {{nonsense}}', missing: ['conversation.subject', 'nonsense']});
});

test('fills in what a customer is called as text, not as a variable', () => {
  equal(fill('{{person.name}}', {'person.name': '{{agent.name}}'}).text, '{{agent.name}}');
});

test('opens quick replies only at the start of a word', () => {
  equal(slash('/re', 3), {from: 0, query: 're'});
  equal(slash('ok /', 4), {from: 3, query: ''});
  equal([slash('and/or', 6), slash('https://x', 9), slash('a /b c', 6)], [null, null, null]);
});

test('puts a mark around a selection and takes it off', () => {
  const on = toggleMark('say hello', 4, 9, '*');
  equal(on, {from: 4, to: 9, insert: '*hello*', start: 5, end: 10});
  equal(toggleMark('say *hello*', 5, 10, '*'), {from: 4, to: 11, insert: 'hello', start: 4, end: 9});
});

test('makes of a template what is to be sent', () => {
  const template = {name: 'order_update', language: 'fr', body: 'Bonjour {{1}}, {{name}}', variables: ['1', 'name',
      'header.1']};
  equal(templateContent(template, {1: ' Amina ', name: 'x', 'header.1': 'h'}), {
    type: 'template', name: 'order_update', language: 'fr',
    components: [{type: 'body', parameters: [{type: 'text', text: 'Amina'}, {type: 'text', parameter_name: 'name',
        text: 'x'},
      {type: 'text', parameter_name: 'header.1', text: 'h'}]}],
    text: 'Bonjour Amina, x',
  });
  equal(templateContent({...template, variables: []}, {}).components, undefined);
  equal(fillTemplate('{{1}} {{2}}', {1: 'a', 2: ' '}), 'a {{2}}');
});

test('sends one message for each file, and the text with the only one that can carry it', () => {
  const upload = (kind, caption) => ({kind, caption, attachment: {id: kind}});
  equal(contents('Look', [upload('image')], {captions: true}), [{type: 'image', attachment: {id: 'image',
      caption: 'Look'}}]);
  equal(contents('Look', [upload('image')], {captions: false}).map(each => each.type), ['image', 'text']);
  equal(contents('Listen', [upload('audio')], {captions: true}).map(each => each.type), ['audio', 'text']);
  equal(contents('', [upload('image', 'A shoe'), upload('file')],
      {captions: true}).map(each => each.attachment.caption), ['A shoe', undefined]);
  equal(contents('Hi', [], {}), [{type: 'text', text: 'Hi'}]);
});

import {equal, ok, test} from '../harness.js';
import {speak} from '../../../../main/resources/static/inbox/logic/i18n.js';
import {replyState} from '../../../../main/resources/static/inbox/logic/policy.js';
import {notice, preview} from '../../../../main/resources/static/inbox/logic/preview.js';
import {parse} from '../../../../main/resources/static/inbox/logic/routes.js';
import {rank} from '../../../../main/resources/static/inbox/logic/search.js';
import {actionOf} from '../../../../main/resources/static/inbox/logic/shortcuts.js';
import {age, duration, left} from '../../../../main/resources/static/inbox/logic/time.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const inMinutes = n => new Date(NOW + n * 60_000).toISOString();

test('shows the reply window as a chip from four hours, as a banner from one', () => {
  const show = n => replyState({mode: 'open', until: inMinutes(n)}, NOW).show;
  equal([300, 240, 61, 60, 1].map(show), ['none', 'chip', 'chip', 'banner', 'banner']);
  equal(replyState({mode: 'open'}, NOW), {mode: 'open', compose: 'free', show: 'none', over: false});
  equal(replyState(undefined, NOW).compose, 'free');
});

test('lets the composer do what the server says', () => {
  equal(['open', 'human-agent', 'template-only', 'closed'].map(mode => replyState({mode}, NOW).compose), ['free',
      'free', 'template', 'nothing']);
  ok(replyState({mode: 'open', until: inMinutes(0)}, NOW).over);
  ok(!replyState({mode: 'template-only', until: inMinutes(-5)}, NOW).over);
});

test('tells times in short words', () => {
  speak('en', {'time.minutes': '{n}m', 'time.hours': '{n}h', 'time.days': '{n}d',
      'time.left.days': '{days}d {hours}h'});
  equal([0, -59, -60, -1440, 5].map(n => age(inMinutes(n), NOW)), ['0m', '59m', '1h', '1d', '0m']);
  equal([54, 1, 0.2, 65, 1500].map(n => left(inMinutes(n), NOW)), ['00:54', '00:01', '00:01', '01:05', '1d 1h']);
  equal([duration(7.4), duration(750), duration(NaN)], ['0:07', '12:30', '0:00']);
});

test('finds by a few letters, whatever the case and accents', () => {
  const names = ['Amina Diallo', 'Nguyễn Minh', 'Tomás Rey', 'Ana Mina'];
  equal(rank('nguyen', names, name => [name]), ['Nguyễn Minh']);
  equal(rank('TOMAS', names, name => [name]), ['Tomás Rey']);
  equal(rank('mina', names, name => [name]), ['Ana Mina', 'Amina Diallo']);
  equal(rank('', names, name => [name]).length, 4);
  equal(rank('xyz', names, name => [name]), []);
});

test('hears single keys only outside of fields, and never with Alt', () => {
  const key = (name, more = {}) => ({key: name, altKey: false, ctrlKey: false, metaKey: false, ...more});
  equal(actionOf(key('e'), {typing: false}).action, 'resolve');
  equal(actionOf(key('e'), {typing: true}).action, undefined);
  equal(actionOf(key('k', {ctrlKey: true}), {typing: true}).action, 'command');
  equal(actionOf(key('k', {metaKey: true}), {typing: true}).action, 'command');
  equal(actionOf(key('e', {altKey: true}), {typing: false}).action, undefined);
  equal(actionOf(key('e'), {typing: false, singles: false}).action, undefined);
  equal(actionOf(key('F6'), {typing: false, singles: false}).action, 'pane');
  equal(actionOf(key('x'), {typing: false, singles: {resolve: 'x'}}).action, 'resolve');
  equal(actionOf(key('e'), {typing: false, singles: {resolve: 'x'}}).action, undefined);
});

test('hears two keys in a row', () => {
  const key = name => ({key: name});
  const {first} = actionOf(key('g'), {typing: false});
  equal(actionOf(key('i'), {typing: false, first}).action, 'go-inbox');
  equal(actionOf(key('n'), {typing: false, first}).action, 'note');
});

test('says in one line what a message holds', () => {
  speak('en', {'content.image': 'Photo', 'content.voice': 'Voice note', 'message.deleted': 'Deleted',
      'content.unsupported': 'Unsupported',
    'content.share.reel': 'Reel', 'notice.somebody': 'Somebody', 'notice.assigned': '{byName} to {toName}'});
  const of = content => preview({content});
  equal(preview({content: {type: 'text', text: '*Hi* you'}}, {bold: '*'}), 'Hi you');
  equal(of({type: 'image', attachment: {caption: 'Look'}}), 'Photo · Look');
  equal(of({type: 'audio', voice: true, attachment: {}}), 'Voice note');
  equal(of({type: 'share', kind: 'reel', title: 'New'}), 'Reel · New');
  equal(of({type: 'hologram'}), 'Unsupported');
  equal(preview({content: {type: 'text', text: 'x'}, deletedAt: inMinutes(0)}), 'Deleted');
  equal(preview(null), '');
  equal(notice({kind: 'assigned', data: {byName: 'Sam'}}), 'Sam to Somebody');
  equal(notice({kind: 'moon-phase', data: {phase: 'full'}}), 'moon phase · full');
});

test('reads addresses', () => {
  equal(parse('#/c/abc'), {screen: 'inbox', conversation: 'abc'});
  equal([parse('').conversation, parse('#/settings').section, parse('#/settings/agents').section], [null,
      'connections', 'agents']);
});

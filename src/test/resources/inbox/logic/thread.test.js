import {equal, test} from '../harness.js';
import {entries, firstUnread, merge, tick} from '../../../../main/resources/static/inbox/logic/thread.js';

const contact = {kind: 'contact', id: 'c'};
const said = (seq, more = {}) => ({id: 'm' + seq, seq, rev: 1, direction: 'inbound', author: contact,
    content: {type: 'text', text: '…'},
  sentAt: new Date(Date.UTC(2026, 0, 5, 10, seq)).toISOString(), ...more});
const mine = (seq, more = {}) => said(seq, {direction: 'outbound', author: {kind: 'agent', id: 'me'}, ...more});
const kinds = list => list.map(entry => entry.kind === 'message' ? entry.message.id ?? entry.message.clientId
    : entry.kind);

test('keeps each message once, in order, the newest of each', () => {
  const merged = merge([said(1), said(2, {rev: 3})], [said(3), said(2, {rev: 2, late: true})]);
  equal(merged.map(each => [each.id, each.rev]), [['m1', 1], ['m2', 3], ['m3', 1]]);
});

test('finds where the unread begin', () => {
  const messages = [said(1), said(2), mine(3), said(4), said(5, {content: {type: 'notice'}})];
  equal([0, 1, 2, 9].map(unread => firstUnread(messages, unread)), [null, 4, 2, 1]);
  equal(firstUnread([mine(1)], 2), null);
});

test('separates days and the unread', () => {
  const messages = [said(1, {sentAt: '2026-01-04T10:00:00Z'}), mine(2), said(3)];
  equal(kinds(entries({messages, unreadFrom: 3})), ['day', 'm1', 'day', 'm2', 'unread', 'm3']);
});

test('draws together what one person says in a row', () => {
  const list = entries({messages: [said(1), said(2), mine(3), said(20)]}).filter(entry => entry.kind === 'message');
  equal(list.map(entry => entry.follows), [false, true, false, false]);
});

test('puts notes between the messages among which they were written', () => {
  const notes = [{id: 'n', createdAt: new Date(Date.UTC(2026, 0, 5, 10, 2, 30)).toISOString()}];
  equal(kinds(entries({messages: [said(1), said(2), said(3)], notes})), ['day', 'm1', 'm2', 'note', 'm3']);
});

test('shows a message on its way until the server has it, and never twice', () => {
  const pending = [mine(9, {id: undefined, clientId: 'x', seq: undefined})];
  equal(kinds(entries({messages: [said(1)], pending})), ['day', 'm1', 'x']);
  const list = entries({messages: [said(1), mine(2, {clientId: 'x'})], pending});
  equal([kinds(list), list.at(-1).key], [['day', 'm1', 'm2'], 'x']);
});

test('says how far a message came, and no more than the channel tells', () => {
  const status = (name, receipts) => tick(mine(1, {status: name}), receipts);
  equal(['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown'].map(name => status(name)),
    ['waiting', 'waiting', 'sent', 'delivered', 'read', 'failed', 'unknown']);
  equal(status('read', false), 'delivered');
  equal([tick(said(1, {status: 'received'})), tick(mine(1, {status: 'received', content: {type: 'notice'}}))], [null,
      null]);
});

test('keeps a message that was taken back a message', () => {
  const gone = said(2, {content: {type: 'notice', kind: 'unsent'}, deletedAt: '2026-01-05T11:00:00Z'});
  equal(firstUnread([said(1), gone], 1), 2);
});

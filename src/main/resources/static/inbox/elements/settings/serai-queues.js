import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {language, t} from '../../logic/i18n.js';
import {directory} from '../../state/directory.js';

const STRATEGIES = ['least-busy', 'round-robin', 'longest-idle', 'manual'];
const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Where conversations wait, and who answers them. */
class SeraiQueues extends SettingsList {
  name = 'queues';
  path = 'queues';

  columns() {
    return [t('settings.name'), t('settings.id'), t('settings.agents')];
  }

  cells({id, name, agents = []}) {
    return [html`<bdi>${name}</bdi>`, html`<code>${id}</code>`, agents.map(each => directory.agentName(each.id ?? each)
        ?? each).join(', ')];
  }

  form({id, name, agents = [], settings = {}}) {
    const {strategy = 'least-busy', acceptWithin = '', wrapUp = '', nativeFirst = '', priority = 'normal', overflow = {},
      responseTimes = {}, hours = {}, outside = {}} = settings;
    return html`
      ${id ? '' : this.text('id', t('settings.id'), '', {required: true, hint: 'support',
          pattern: '[a-z0-9][a-z0-9\\-]*'})}
      ${this.text('name', t('settings.name'), name, {required: true})}
      ${this.checks('agents', t('settings.agents'), directory.agents.map(each => [each.id, each.name]),
          agents.map(each => each.id ?? each))}
      <details><summary>${t('queues.rules')}</summary><div class="form">
      ${this.select('strategy', t('queues.strategy'), STRATEGIES.map(each => [each, t('queues.strategy.' + each)]),
          strategy)}
      ${this.text('acceptWithin', t('queues.accept-within'), acceptWithin, {hint: '30s'})}
      ${this.text('nativeFirst', t('queues.native-first'), nativeFirst, {hint: '20s'})}
      ${this.text('wrapUp', t('queues.wrap-up'), wrapUp, {hint: '60s'})}
      ${this.select('priority', t('board.col.priority'), PRIORITIES.map(each => [each, t('priority.' + each)]), priority)}
      ${this.text('first', t('queues.first-response'), responseTimes.first, {hint: '5m'})}
      ${this.text('next', t('queues.next-response'), responseTimes.next, {hint: '10m'})}
      ${this.select('overflow', t('queues.overflow'), [['', '–'], ...directory.queues.filter(each => each.id !== id)
          .map(each => [each.id, each.name])], overflow.to ?? '')}
      ${this.text('overflowAfter', t('queues.overflow-after'), overflow.after, {hint: '5m'})}
      </div></details>
      <details><summary>${t('queues.hours')}</summary><div class="form">
      ${this.text('timeZone', t('queues.time-zone'), hours.timeZone, {hint: 'Africa/Johannesburg'})}
      ${DAYS.map((day, at) => this.text('hours.' + day, dayName(at), (hours.weekly?.[day] ?? []).join(', '),
          {hint: '09:00-12:00, 13:00-17:00'}))}
      ${this.text('holidays', t('queues.holidays'), (hours.holidays ?? []).map(each => each.date ?? each).join(', '),
          {hint: '2026-12-25, 2027-01-01'})}
      ${this.select('outside', t('queues.outside'), ['wait', 'serve', 'overflow'].map(each => [each,
          t('queues.outside.' + each)]), outside.then ?? 'wait')}
      ${this.text('outsideMessage', t('queues.outside-message'), outside.message)}
      </div></details>`;
  }

  values(data, {id, settings = {}}) {
    return {...(!id && {id: data.get('id').trim()}), name: data.get('name').trim(), agents: data.getAll('agents'),
      ...changed(rules(data), settings)};
  }
}

/** Only what is new is sent: what configuration declares would be refused, even unchanged. */
function changed(rules, before) {
  const usual = {strategy: 'least-busy', priority: 'normal'};
  const different = Object.entries(rules).filter(([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(before[name] ?? usual[name] ?? null));
  return different.length === 0 ? {} : {settings: Object.fromEntries(different)};
}

/** What the form says of the rules; an empty field means what holds where nothing is said. */
function rules(data) {
  const text = name => data.get(name)?.trim() || null;
  const list = name => (text(name) ?? '').split(',').map(each => each.trim()).filter(Boolean);
  const weekly = Object.fromEntries(DAYS.map(day => [day, list('hours.' + day)]).filter(([, open]) => open.length > 0));
  const timed = text('first') || text('next');
  return {
    strategy: data.get('strategy'), priority: data.get('priority'), acceptWithin: text('acceptWithin'),
    nativeFirst: text('nativeFirst'), wrapUp: text('wrapUp'),
    responseTimes: timed ? {...(text('first') && {first: text('first')}), ...(text('next') && {next: text('next')})} : null,
    overflow: text('overflow') ? {to: text('overflow'), ...(text('overflowAfter') && {after: text('overflowAfter')})}
        : null,
    hours: text('timeZone') ? {timeZone: text('timeZone'), weekly, holidays: list('holidays')} : null,
    outside: text('timeZone') ? {then: data.get('outside'), ...(text('outsideMessage')
        && {message: text('outsideMessage')})} : null,
  };
}

/** 5 January 2026 was a Monday. */
function dayName(at) {
  return new Intl.DateTimeFormat(language(), {weekday: 'long', timeZone: 'UTC'}).format(Date.UTC(2026, 0, 5 + at));
}

customElements.define('serai-queues', SeraiQueues);

// Times as people read them, in the agent's language and zone.

import {language, t} from './i18n.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in one short word: 0m, 5m, 3h, 2d. */
export function age(at, now) {
  const past = Math.max(0, now - Date.parse(at));
  if (past < HOUR) return t('time.minutes', {n: Math.floor(past / MINUTE)});
  if (past < DAY) return t('time.hours', {n: Math.floor(past / HOUR)});
  return t('time.days', {n: Math.floor(past / DAY)});
}

/** Time left as hours and minutes; the last minute counts as one, not as none. */
export function left(until, now) {
  const minutes = Math.max(0, Math.ceil((Date.parse(until) - now) / MINUTE));
  const days = Math.floor(minutes / (24 * 60));
  if (days > 0) return t('time.left.days', {days, hours: Math.floor(minutes / 60) % 24});
  return String(Math.floor(minutes / 60)).padStart(2, '0') + ':' + String(minutes % 60).padStart(2, '0');
}

/** Seconds of a sound or a video: 0:07, 12:30. */
export function duration(seconds) {
  const whole = Number.isFinite(seconds) ? Math.floor(seconds) : 0;
  return Math.floor(whole / 60) + ':' + String(whole % 60).padStart(2, '0');
}

export function clock(at) {
  return formatter({hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).format(Date.parse(at));
}

export function dateTime(at) {
  return formatter({dateStyle: 'medium', timeStyle: 'short'}).format(Date.parse(at));
}

/** The day of a message, as a separator says it. */
export function day(at, now) {
  const days = Math.round((startOfDay(now) - startOfDay(Date.parse(at))) / DAY);
  if (days === 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  const form = days < 7 && days > 0 ? {weekday: 'long'} : {day: 'numeric', month: 'long', year: 'numeric'};
  return formatter(form).format(Date.parse(at));
}

export function sameDay(a, b) {
  return startOfDay(Date.parse(a)) === startOfDay(Date.parse(b));
}

function startOfDay(instant) {
  return new Date(instant).setHours(0, 0, 0, 0);
}

const formatters = new Map();

function formatter(options) {
  const key = language() + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(language(), options));
  return formatters.get(key);
}

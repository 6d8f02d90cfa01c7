import {Observable} from './observable.js';
import {t} from '../logic/i18n.js';
import {preview} from '../logic/preview.js';
import * as routes from '../logic/routes.js';
import {conversations} from './conversations.js';
import {live} from './live.js';
import {offers} from './offers.js';
import {session} from './session.js';

const TITLE = document.title;

/** What calls the agent: title and icon on every tab, sound and notification from one. */
class Alerts extends Observable {
  #audio = null;
  #assignees = new Map();

  start() {
    live.on('event', event => this.#happened(event));
    conversations.watch(() => this.#show());
    offers.watch(() => this.#show());
    this.#show();
  }

  /** A browser lets a page sound only after the agent has asked for it on this page. */
  get sounding() {
    return session.preferences.sound !== false && this.#audio?.state === 'running';
  }

  get notifying() {
    return session.preferences.notify === true && globalThis.Notification?.permission === 'granted';
  }

  async sound(on) {
    this.#audio ??= new AudioContext();
    if (on) await this.#audio.resume();
    else await this.#audio.suspend();
    await session.prefer({sound: on});
    if (on) this.play();
    this.changed();
  }

  async notify(on) {
    if (on) await globalThis.Notification?.requestPermission();
    await session.prefer({notify: on});
    this.changed();
  }

  /** Two short tones, made here: nothing to load. */
  play() {
    if (!this.sounding) return;
    const {currentTime} = this.#audio;
    [660, 880].forEach((pitch, index) => this.#tone(pitch, currentTime + index * 0.12));
  }

  #tone(pitch, at) {
    const tone = this.#audio.createOscillator();
    const volume = this.#audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime((session.preferences.volume ?? 0.5) * 0.4, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.25);
    tone.connect(volume).connect(this.#audio.destination);
    tone.start(at);
    tone.stop(at + 0.3);
  }

  #happened({type, data}) {
    const {conversation, message, offer} = data;
    if (!conversation) return;
    if (type === 'offer.created' && offer.agentId === session.id && live.leads) this.#call('offers', conversation);
    const before = this.#assignees.get(conversation.id);
    this.#assignees.set(conversation.id, conversation.assignee ?? null);
    const why = this.#why(type, conversation, message, before);
    if (why && live.leads) this.#call(why, conversation);
  }

  #why(type, conversation, message, before) {
    if (type === 'conversation.assigned' && conversation.assignee === session.id
        && before !== session.id) return 'assignments';
    if (type !== 'message.created' || message.direction !== 'inbound') return null;
    if (conversation.assignee === session.id) return 'messages';
    return conversation.assignee ? null : 'unassigned';
  }

  #call(why, conversation) {
    if (session.preferences.alerts?.[why] === false) return;
    const looked = why !== 'offers' && !document.hidden && routes.parse(location.hash).conversation === conversation.id;
    if (looked) return;
    this.play();
    if (!document.hidden || !this.notifying) return;
    const name = conversation.contact.name ?? t('contact.unknown');
    const body = why === 'assignments' ? t('alerts.assigned') : why === 'offers' ? t('alerts.offered') : preview(conversation.lastMessage);
    const shown = new Notification(name, {body, tag: conversation.id, dir: 'auto'});
    shown.onclick = () => {
      focus();
      location.hash = routes.conversation(conversation.id);
      shown.close();
    };
  }

  #show() {
    const n = conversations.unread + offers.mine.length;
    document.title = n > 0 ? '(' + n + ') ' + TITLE : TITLE;
    const icon = document.querySelector('link[rel=icon]');
    const file = new URL(n > 0 ? '../icon-unread.svg' : '../icon.svg', import.meta.url).href;
    if (icon.href !== file) icon.href = file;
  }
}

export const alerts = new Alerts();

import {css, html} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import {t} from '../logic/i18n.js';
import {duration} from '../logic/time.js';

const SPEEDS = [1, 1.5, 2];

/** A sound with its length and place, which can be heard faster; a voice note is marked as one. */
class SeraiAudio extends SeraiElement {
  static properties = {
    src: {},
    voice: {type: Boolean},
    _playing: {state: true},
    _at: {state: true},
    _length: {state: true},
    _speed: {state: true},
    _broken: {state: true},
  };

  constructor() {
    super();
    Object.assign(this, {_playing: false, _at: 0, _length: 0, _speed: 1, _broken: false});
  }

  render() {
    const kind = t(this.voice ? 'content.voice' : 'content.audio');
    return html`<div class="player" role="group" aria-label=${kind}>
      <button class="icon play" aria-label=${t(this._playing ? 'audio.pause' : 'audio.play')} ?disabled=${this._broken}
          @click=${this._onPlay}>${icon(this._playing ? 'pause' : 'play')}</button>
      <span class="kind" title=${kind}>${icon(this.voice ? 'mic' : 'sound')}</span>
      <input type="range" min="0" max=${this._length || 1} step="0.1" .value=${String(this._at)}
          aria-label=${t('audio.place')}
        aria-valuetext=${duration(this._at)} @input=${this._onSeek}>
      <span class="meta">${this._broken ? t('attachment.broken') : duration(this._at || this._length)}</span>
      <button class="small plain" aria-label=${t('audio.speed', {n: this._speed})}
          @click=${this._onSpeed}>${this._speed}×</button>
      <audio src=${this.src} preload="metadata" @loadedmetadata=${this._onLength} @durationchange=${this._onLength}
          @timeupdate=${this._onTime}
        @play=${() => this._playing = true} @pause=${() => this._playing = false} @ended=${this._onEnd}
            @error=${() => this._broken = true}></audio>
    </div>`;
  }

  _onPlay() {
    const audio = this.$('audio');
    if (this._playing) audio.pause();
    else audio.play().catch(() => this._broken = true);
  }

  _onSeek({target}) {
    this.$('audio').currentTime = Number(target.value);
  }

  _onSpeed() {
    this._speed = SPEEDS[(SPEEDS.indexOf(this._speed) + 1) % SPEEDS.length];
    this.$('audio').playbackRate = this._speed;
  }

  _onLength({target}) {
    this._length = Number.isFinite(target.duration) ? target.duration : 0;
  }

  _onTime({target}) {
    this._at = target.currentTime;
  }

  _onEnd() {
    this._at = 0;
  }

  static styles = [shared, css`
    :host { display: block; }
    .player { display: flex; align-items: center; gap: 8px; inline-size: min(300px, 100%); }
    button.play { border-radius: 50%; background: var(--accent); color: var(--on-accent); flex: none; }
    button.play:hover { background: var(--accent); filter: brightness(1.08); }
    .kind { color: var(--text-2); }
    input { flex: 1; min-inline-size: 60px; accent-color: var(--accent); }
    .meta { font-variant-numeric: tabular-nums; }
  `];
}

customElements.define('serai-audio', SeraiAudio);

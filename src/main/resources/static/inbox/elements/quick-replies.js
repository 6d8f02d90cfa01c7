import {css, html} from 'lit';
import {fill, slash, variables} from '../logic/compose.js';
import {t} from '../logic/i18n.js';
import {rank} from '../logic/search.js';
import {directory} from '../state/directory.js';
import {session} from '../state/session.js';

const MOST = 8;

/** What a slash at the start of a word opens in the editor: canned replies that fit what is typed after it. */
export class QuickReplies {
  #host;
  #slash = null;
  at = 0;

  constructor(host) {
    this.#host = host;
  }

  /** Asked anew each time: the canned replies may have come after what was typed. */
  get found() {
    const texts = ({title, tags, text}) => [title, ...tags ?? [], text];
    return this.#slash ? rank(this.#slash.query, directory.cannedReplies, texts).slice(0, MOST) : [];
  }

  get open() {
    return this.found.length > 0;
  }

  /** Looks for what is typed in a field, if it begins with a slash. */
  search(field) {
    this.#slash = slash(field.value, field.selectionStart);
    this.at = 0;
    this.#host.requestUpdate();
  }

  close() {
    this.#slash = null;
    this.#host.requestUpdate();
  }

  /** Whether a key was for the list. */
  takes(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const found = this.found;
    if (found.length === 0) return false;
    if (step) this.at = (this.at + step + found.length) % found.length;
    else if (event.key === 'Enter' || event.key === 'Tab') this.#choose(found[Math.min(this.at, found.length - 1)]);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    return true;
  }

  render() {
    return html`<div class="quick" role="listbox" id="quick" aria-label=${t('composer.quick')}>
      ${this.found.map((reply, index) => html`
        <div role="option" id="quick-${index}" aria-selected=${index === this.at} class=${index === this.at ? 'at' : ''}
            @pointerdown=${event => event.preventDefault()} @click=${() => this.#choose(reply)}>
          <b dir="auto">${reply.title}</b> <span class="cut" dir="auto">${reply.text}</span></div>`)}</div>`;
  }

  #choose(reply) {
    const {text} = fill(reply.text, variables(this.#host.conversation, session.me.agent));
    const {from, query} = this.#slash;
    this.close();
    this.#host.insert(text, from, from + query.length + 1);
  }
}

export const quickStyles = css`
  .quick { position: absolute; z-index: 2; inset-block-end: calc(100% + 4px); inset-inline: 0; max-block-size: 280px;
    overflow: auto; padding: 4px; border: 1px solid var(--border); border-radius: 12px; background: var(--surface);
    box-shadow: var(--shadow); }
  .quick div { display: flex; gap: 8px; padding: 6px 8px; border-radius: 8px; cursor: pointer; }
  .quick b { font-weight: 650; white-space: nowrap; }
  .quick .cut { color: var(--text-2); }
  .quick .at { background: var(--selected); }
`;

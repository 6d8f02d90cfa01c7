// One message in the thread: author, bubble, and what became of it.
import { h, icon } from './dom.js';
import { contentOf } from './content.js';

export class Row {
  element; #body; #meta; #stamp; #context;

  /** @param context {client, strings, locale(), actions: {choose(content, entry), locate(entry)}} */
  constructor(key, context) {
    this.#context = context;
    this.#body = h('div', { class: 'bubble' });
    this.#meta = h('p', { class: 'meta' });
    this.element = h('div', { 'data-key': key }, this.#body, this.#meta);
  }

  /** The bubble is drawn again only when the message itself changed, so that nothing is read out twice. */
  draw(entry, { chosen, latest }) {
    const stamp = JSON.stringify([entry.rev, entry.content, entry.reactions, entry.deletedAt, chosen, latest]);
    if (this.#stamp !== stamp) {
      this.#stamp = stamp;
      this.#body.replaceChildren(...this.#content(entry, chosen, latest));
    }
    this.#meta.replaceChildren(...this.#fate(entry));
  }

  /** Where it stands among its neighbours. */
  arrange(entry, first, last) {
    const notice = entry.content.type === 'notice';
    const side = notice ? 'notice' : entry.own ? 'own' : entry.author?.kind === 'bot' ? 'bot' : 'theirs';
    this.element.className = ['row', side, first && 'first', last && 'last', entry.state].filter(Boolean).join(' ');
    const name = this.element.querySelector(':scope > .author');
    if (!first) name?.remove();
    else if (!entry.own && !notice && !name) {
      this.element.prepend(h('p', { class: 'author', dir: 'auto', 'aria-hidden': 'true' }, this.#author(entry)));
    }
  }

  #content(entry, chosen, latest) {
    const { strings, client, actions } = this.#context;
    if (entry.content.type === 'notice') return [this.#notice(entry.content)];
    const view = {
      strings, endpoint: client.endpoint, chosen, latest,
      choose: content => actions.choose(content, entry), locate: () => actions.locate(entry),
    };
    const reactions = (entry.reactions ?? []).map(one => one.emoji).join(' ');
    return [h('span', { class: 'sr' }, `${this.#author(entry)}: `), this.#quote(entry), contentOf(entry, view),
      reactions && h('span', { class: 'reactions' }, reactions)].filter(Boolean);
  }

  #notice({ kind, data = {} }) {
    const { strings } = this.#context;
    return kind === 'assigned' ? strings.joined.replace('{name}', data.name || strings.someone) : strings.ended;
  }

  #author({ own, author }) {
    const { strings } = this.#context;
    if (own) return strings.you;
    return author?.name || (author?.kind === 'bot' ? strings.bot : strings.someone);
  }

  #quote({ replyTo, content }) {
    const { client, strings } = this.#context;
    const quoted = replyTo?.messageId && content.type !== 'choice'
      && client.entries.find(one => one.id === replyTo.messageId);
    if (!quoted) return null;
    const { text, title, attachment, type } = quoted.content;
    return h('blockquote', { dir: 'auto' }, h('span', { class: 'name' }, this.#author(quoted)),
      text ?? title ?? attachment?.caption ?? strings[type === 'image' ? 'photo' : type] ?? '…');
  }

  /** The time, and for what the visitor wrote how far it has come. */
  #fate(entry) {
    const { client, strings, locale } = this.#context;
    if (entry.content.type === 'notice' || !entry.at) return [];
    const clock = new Date(entry.at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
    const edited = entry.editedAt && !entry.deletedAt && `${strings.edited} · `;
    const time = h('time', { datetime: entry.at }, clock);
    if (!entry.own) return [edited, time].filter(Boolean);
    if (entry.state === 'failed') {
      return [h('span', { class: 'bad' }, icon('alert'), entry.reason ? `${strings.failed}: ${entry.reason}` : strings.failed),
        h('button', { type: 'button', onclick: () => client.retry(entry.clientId) }, strings.retry),
        h('button', { type: 'button', onclick: () => client.discard(entry.clientId) }, strings.discard)];
    }
    const progress = entry.state === 'sending' && entry.progress > 0 && entry.progress < 1
      && `${Math.round(entry.progress * 100)} %`;
    return [progress, time, icon({ sending: 'clock', sent: 'check', read: 'checks' }[entry.state], strings[entry.state])]
      .filter(Boolean);
  }
}

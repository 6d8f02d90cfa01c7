import {css, html, nothing} from 'lit';
import {SeraiElement, shared} from './base.js';
import {icon} from './icons.js';
import './serai-attachment.js';
import {richText, safeUrl, textStyles} from './text.js';
import {knows, t} from '../logic/i18n.js';

/**
 * What a message holds besides text and files: places, people, choices, forms, orders, shares, questions, templates.
 */
class SeraiCard extends SeraiElement {
  static properties = {
    content: {attribute: false},
    marks: {attribute: false},
  };

  render() {
    const {content} = this;
    switch (content.type) {
      case 'location': return this._location(content);
      case 'contacts': return content.cards.map(card => this._contact(card));
      case 'choice': return this._choice(content);
      case 'form': return this._form(content);
      case 'order': return this._order(content);
      case 'share': return this._share(content);
      case 'prompt': return this._prompt(content);
      case 'template': return this._template(content);
      default: return this._unsupported(content);
    }
  }

  /** No tile from elsewhere: whoever draws a map would learn where the customer is. */
  _location({latitude, longitude, name, address, url}) {
    const place = latitude + ',' + longitude;
    const map = 'https://www.openstreetmap.org/?mlat=' + latitude + '&mlon=' + longitude
        + '#map=16/' + latitude + '/' + longitude;
    return html`<div class="box"><div class="map" aria-hidden="true">${icon('pin')}</div>
      ${name ? html`<b dir="auto">${name}</b>` : nothing}${address ? html`<span dir="auto">${address}</span>` : nothing}
      <span class="meta" dir="ltr">${place}</span>
      <span class="row"><a href=${map} target="_blank" rel="noopener noreferrer">${t('content.open-map')}</a>
      ${safeUrl(url) ? html`<a href=${url} target="_blank"
          rel="noopener noreferrer">${t('content.open-link')}</a>` : nothing}</span></div>`;
  }

  _contact({name, phones, emails, organisation}) {
    return html`<div class="box"><span class="row"><span class="sign">${icon('user')}</span><b
        dir="auto">${name}</b></span>
      ${organisation ? html`<span class="meta" dir="auto">${organisation}</span>` : nothing}
      ${phones.map(phone => html`<a href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>`)}
      ${emails.map(email => html`<a href="mailto:${email}"><bdi dir="ltr">${email}</bdi></a>`)}</div>`;
  }

  _choice({title, id, description, source}) {
    return html`<p class="meta row">${icon('check')}${t(knows('content.choice.' + source) ? 'content.choice.' + source
        : 'content.choice')}</p>
      <div class="text" dir="auto">${title ?? id}</div>
      ${description ? html`<p class="meta" dir="auto">${description}</p>` : nothing}`;
  }

  _form({name, body, response}) {
    const answers = response && typeof response === 'object' && !Array.isArray(response) ? Object.entries(response)
        : null;
    return html`<div class="box"><span class="row"><span class="sign">${icon('form')}</span><b
        dir="auto">${name ?? t('content.form')}</b></span>
      ${body ? html`<span dir="auto">${body}</span>` : nothing}
      ${answers ? html`<dl>${answers.map(([key, value]) => html`<dt dir="auto">${key}</dt><dd
          dir="auto">${said(value)}</dd>`)}</dl>`
        : html`<pre dir="auto">${said(response)}</pre>`}</div>`;
  }

  _order({catalogue, items, text}) {
    return html`<div class="box"><span class="row"><span class="sign">${icon('cart')}</span><b>${t('content.order',
        {n: items.reduce((sum, item) => sum + item.quantity, 0)})}</b></span>
      ${catalogue ? html`<span class="meta">${t('content.catalogue')} <bdi>${catalogue}</bdi></span>` : nothing}
      <table><tbody>${items.map(({productId, quantity, price,
          currency}) => html`<tr><td>${quantity} ×</td><td><bdi>${productId}</bdi></td>
        <td>${[price, currency].filter(Boolean).join(' ')}</td></tr>`)}</tbody></table>
      ${text ? html`<span dir="auto">${text}</span>` : nothing}</div>`;
  }

  _share({kind, url, title, attachment}) {
    return html`<div class="box"><span class="row"><span
        class="sign">${icon('share')}</span><b>${t('content.share.' + kind)}</b></span>
      ${attachment ? html`<serai-attachment .content=${{type: mediaKind(attachment), attachment}}
          .marks=${this.marks}></serai-attachment>` : nothing}
      ${title ? html`<span dir="auto">${title}</span>` : nothing}
      ${url ? html`<a class="url" href=${safeUrl(url) ?? nothing} target="_blank" rel="noopener noreferrer nofollow"
          dir="ltr">${url}</a>` : nothing}</div>`;
  }

  _prompt({kind, text, options, header, footer, button}) {
    return html`${header ? html`<b dir="auto">${header}</b>` : nothing}
      <div class="text" dir="auto">${richText(text, this.marks)}</div>
      ${footer ? html`<p class="meta" dir="auto">${footer}</p>` : nothing}
      ${kind === 'list' && button ? html`<p class="option row">${icon('list')}<span
          dir="auto">${button}</span></p>` : nothing}
      <ul class="options" aria-label=${t('content.options')}>${options.map(option => html`<li class="option">
        <span dir="auto">${option.title}</span>${option.description ? html`<span class="meta"
            dir="auto">${option.description}</span>` : nothing}</li>`)}</ul>`;
  }

  _template({name, language, text}) {
    return html`<div class="text" dir="auto">${richText(text ?? name, this.marks)}</div>
      <p class="meta row">${icon('template')}<span>${t('content.template')} <bdi>${name}</bdi> · ${language}</span></p>`;
  }

  _unsupported({kind, data}) {
    return html`<div class="box dashed"><span class="row">${icon('help')}<b>${t('content.unsupported')}</b></span>
      <span class="meta">${t('content.unsupported.why', {kind})}</span>
      ${data ? html`<details><summary>${t('content.unsupported.kept')}</summary><pre
          dir="ltr">${JSON.stringify(data, null, 2)}</pre></details>` : nothing}</div>`;
  }

  static styles = [shared, textStyles, css`
    :host { display: grid; gap: 6px; }
    .box { display: grid; gap: 4px; min-inline-size: 220px; overflow-wrap: anywhere; }
    .dashed { padding: 8px 12px; border: 1px dashed var(--edge); border-radius: 8px; }
    .sign { color: var(--accent); }
    .map { display: grid; place-items: center; inline-size: 260px; max-inline-size: 100%; block-size: 96px;
      border-radius: 8px; color: var(--bad); background-color: var(--note-green);
      background-image: linear-gradient(90deg, var(--surface) 6px, transparent 6px),
      linear-gradient(var(--surface) 6px, transparent 6px),
        linear-gradient(115deg, transparent 46%, var(--surface) 46% 52%, transparent 52%);
      background-size: 64px 100%, 100% 44px, 100% 100%; background-position: 22px 0, 0 12px, 0 0; }
    .map svg { inline-size: 28px; block-size: 28px; stroke-width: 1.4; fill: var(--surface); }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; }
    dt { color: var(--text-3); }
    pre { margin: 0; max-block-size: 240px; overflow: auto; white-space: pre-wrap; font: 12px/16px var(--mono); }
    table { border-spacing: 0; }
    td { padding: 2px 8px 2px 0; }
    td:last-child { text-align: end; font-variant-numeric: tabular-nums; }
    .url { font-size: 13px; }
    .options { display: grid; gap: 4px; }
    .option { display: grid; padding: 5px 12px; border: 1px solid var(--edge); border-radius: 8px;
      color: var(--accent); text-align: center; font-weight: 500; }
    .option.row { display: flex; justify-content: center; }
    summary { cursor: pointer; font-size: 12px; color: var(--text-2); }
  `];
}

function said(value) {
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 1) : String(value ?? '');
}

function mediaKind({mimeType}) {
  const kind = mimeType?.split('/')[0];
  return ['image', 'video', 'audio'].includes(kind) ? kind : 'file';
}

customElements.define('serai-card', SeraiCard);

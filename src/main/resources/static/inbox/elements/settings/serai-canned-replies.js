import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';

const VARIABLES = ['person.firstName', 'person.name', 'agent.firstName', 'agent.name', 'conversation.subject'];

/** What is written again and again: found in the composer with a slash. */
class SeraiCannedReplies extends SettingsList {
  name = 'canned-replies';
  path = 'canned-replies';

  columns() {
    return [t('canned.title'), t('canned.text'), t('settings.tags')];
  }

  cells({title, text, tags = []}) {
    return [html`<bdi>${title}</bdi>`, html`<span dir="auto">${text}</span>`, tags.join(', ')];
  }

  form({title, text, tags = []}) {
    return html`
      ${this.text('title', t('canned.title'), title, {required: true})}
      ${this.field('text', t('canned.text'), html`<textarea name="text" rows="5" dir="auto" required
          .value=${text ?? ''}></textarea>`)}
      <p class="meta">${t('canned.variables')} <code>${VARIABLES.map(name => '{{' + name + '}}').join(' ')}</code></p>
      ${this.text('tags', t('settings.tags'), tags.join(', '), {hint: t('canned.tags')})}`;
  }

  values(data) {
    const tags = data.get('tags').split(',').map(each => each.trim()).filter(Boolean);
    return {title: data.get('title').trim(), text: data.get('text'), tags};
  }
}

customElements.define('serai-canned-replies', SeraiCannedReplies);

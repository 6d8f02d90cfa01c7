import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';

const KINDS = ['text', 'number', 'date', 'choice'];

/** What else the business wants to know of a conversation or a person. */
class SeraiFields extends SettingsList {
  name = 'fields';
  path = 'fields';
  key = item => item.id ?? item.name;

  columns() {
    return [t('fields.title'), t('settings.name'), t('fields.entity'), t('fields.kind')];
  }

  cells({title, name, entity, kind, options = []}) {
    return [html`<bdi>${title}</bdi>`, html`<code>${name}</code>`, t('fields.entity.' + entity),
        [t('fields.kind.' + kind), options.join(', ')].filter(Boolean).join(': ')];
  }

  form({name, title, entity = 'conversation', kind = 'text', options = []}) {
    return html`${this.text('title', t('fields.title'), title, {required: true})}
      ${name ? '' : this.text('name', t('settings.name'), '', {required: true, hint: 'order-number',
          pattern: '[a-z0-9][a-z0-9\\-]*'})}
      ${this.select('entity', t('fields.entity'), ['conversation', 'contact'].map(each => [each,
          t('fields.entity.' + each)]), entity)}
      ${this.select('kind', t('fields.kind'), KINDS.map(each => [each, t('fields.kind.' + each)]), kind)}
      ${this.text('options', t('fields.options'), options.join(', '), {hint: t('fields.options.hint')})}`;
  }

  values(data, {name}) {
    const options = data.get('options').split(',').map(each => each.trim()).filter(Boolean);
    return {name: name ?? data.get('name').trim(), title: data.get('title').trim(), entity: data.get('entity'),
        kind: data.get('kind'), options};
  }
}

customElements.define('serai-fields', SeraiFields);

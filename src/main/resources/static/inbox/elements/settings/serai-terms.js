import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';
import {session} from '../../state/session.js';

/** The terms of one glossary. Without a translation a term stays as it is. */
class SeraiTerms extends SettingsList {
  static properties = {...SettingsList.properties, glossary: {}, fixed: {type: Boolean}};

  name = 'terms';

  get path() {
    return 'translation/glossaries/' + encodeURIComponent(this.glossary) + '/terms';
  }

  get may() {
    return !this.fixed && session.can('glossaries.manage');
  }

  columns() {
    return [t('engines.from'), t('engines.to'), t('glossaries.source'), t('glossaries.target')];
  }

  cells({from, to, source, target}) {
    return [from, to, html`<bdi>${source}</bdi>`, target ? html`<bdi>${target}</bdi>` : t('glossaries.stays')];
  }

  called({source}) {
    return source;
  }

  form({from = '*', to = '*', source, target, match = 'word'}) {
    return html`
      ${this.text('from', t('engines.from'), from, {required: true})}
      ${this.text('to', t('engines.to'), to, {required: true})}
      ${this.text('source', t('glossaries.source'), source, {required: true})}
      ${this.text('target', t('glossaries.target'), target, {hint: t('glossaries.stays')})}
      ${this.select('match', t('glossaries.match'), ['word', 'stem', 'part'].map(each => [each,
          t('glossaries.match.' + each)]), match)}`;
  }

  values(data) {
    const value = name => data.get(name).trim();
    return {from: value('from'), to: value('to'), source: value('source'), target: value('target') || undefined,
      match: data.get('match')};
  }
}

customElements.define('serai-terms', SeraiTerms);

import {css, html} from 'lit';
import {SettingsList} from './settings-list.js';
import {COLOURS} from '../note.js';
import {t} from '../../logic/i18n.js';

/** The tags that conversations are given, each with a colour by name. */
class SeraiTagList extends SettingsList {
  name = 'tags';
  path = 'tags';
  key = item => item.id ?? item.name;

  columns() {
    return [t('settings.name'), t('note.colour')];
  }

  cells({name, colour}) {
    return [html`<span class="chip ${colour}"><bdi>${name}</bdi></span>`, t('note.colour.' + colour)];
  }

  form({name, colour = 'grey'}) {
    return html`${this.text('name', t('settings.name'), name, {required: true})}
      ${this.select('colour', t('note.colour'), COLOURS.map(each => [each, t('note.colour.' + each)]), colour)}`;
  }

  values(data) {
    return {name: data.get('name').trim(), colour: data.get('colour')};
  }

  static styles = [...SettingsList.styles, css`
    .chip { color: var(--text); }
    .yellow { background: var(--note-yellow); } .blue { background: var(--note-blue); } .green {
      background: var(--note-green); } .pink { background: var(--note-pink); } .grey { background: var(--note-grey); }
  `];
}

customElements.define('serai-tag-list', SeraiTagList);

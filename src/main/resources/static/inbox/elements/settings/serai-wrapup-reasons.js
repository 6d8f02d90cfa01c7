import {html} from 'lit';
import {SettingsList} from './settings-list.js';
import {t} from '../../logic/i18n.js';
import {directory} from '../../state/directory.js';
import {session} from '../../state/session.js';

/** How a conversation can have ended. The standard one is what an automatic end notes down. */
class SeraiWrapupReasons extends SettingsList {
  name = 'wrapup-reasons';
  path = 'wrapup-reasons';

  get may() {
    return session.can('reasons.manage');
  }

  columns() {
    return [t('wrapup.reason'), t('bots.queue'), t('wrapup.standard')];
  }

  cells({title, queue, standard}) {
    return [html`<bdi>${title}</bdi>`, directory.queue(queue)?.name ?? queue ?? t('wrapup.every-queue'),
      standard ? html`<span class="chip ok">${t('wrapup.standard')}</span>` : ''];
  }

  form({title, queue, standard = false}) {
    return html`
      ${this.text('title', t('wrapup.reason'), title, {required: true})}
      ${this.select('queue', t('bots.queue'), [['', t('wrapup.every-queue')],
          ...directory.queues.map(each => [each.id, each.name])], queue ?? '')}
      <label class="check"><input type="checkbox" name="standard" ?checked=${standard}>${t('wrapup.standard')}</label>`;
  }

  values(data) {
    return {title: data.get('title').trim(), queue: data.get('queue') || null, standard: data.has('standard')};
  }
}

customElements.define('serai-wrapup-reasons', SeraiWrapupReasons);

import {attempt, toast} from './base.js';
import {t} from '../logic/i18n.js';

/** Copies a text and says so. Without TLS a browser has no clipboard for pages: then a selection does it. */
export function copy(text) {
  return attempt(async () => {
    if (navigator.clipboard) await navigator.clipboard.writeText(text);
    else select(text);
    toast(t('action.copied'));
  });
}

function select(text) {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

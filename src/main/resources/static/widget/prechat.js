// The form before the first message: the fields that the business asks for.
import { h } from './dom.js';

const KINDS = { email: 'email', phone: 'tel' };
const COMPLETE = { name: 'name', email: 'email', phone: 'tel' };

/**
 * @param fields of the configuration: {name, title, kind, required, options}
 * @param begin  is called with the answers, and rejects with a problem to be shown
 */
export function preChat({ preChat: fields, languages }, strings, language, begin) {
  const inputs = fields.map(field => question(field, strings, languages, language));
  const fault = h('p', { class: 'bad', role: 'alert' });
  const button = h('button', { type: 'submit', class: 'primary' }, strings.begin);
  const submit = async event => {
    event.preventDefault();
    const wrong = inputs.filter(input => !check(input, strings));
    if (wrong.length) return wrong[0].control.focus();
    button.disabled = true;
    fault.textContent = '';
    try {
      await begin(Object.fromEntries(inputs.map(({ field, control }) => [field.name, answer(control)]).filter(([, value]) => value)));
    } catch (problem) {
      fault.textContent = problem.status === 429 ? strings.throttled : problem.status ? problem.message : strings.unavailable;
      button.disabled = false;
    }
  };
  return h('form', { class: 'prechat', novalidate: true, onsubmit: submit },
    h('p', { class: 'intro' }, strings.intro), ...inputs.map(input => input.element), fault, button);
}

function question(field, strings, languages, language) {
  const title = field.title || strings[field.name] || field.name;
  const id = `field-${field.name}`;
  const common = { id, name: field.name, required: field.required, 'aria-describedby': `${id}-fault`, autocomplete: COMPLETE[field.name] };
  const control = controlOf(field, common, languages, language);
  const hint = h('span', { class: 'bad', id: `${id}-fault` });
  const label = h('label', { for: id }, title, !field.required && field.kind !== 'consent' && h('span', { class: 'small' }, ` (${strings.optional})`));
  const element = field.kind === 'consent'
    ? h('div', { class: 'field consent' }, control, label, hint) : h('div', { class: 'field' }, label, control, hint);
  return { field, control, hint, element };
}

function controlOf(field, common, languages, language) {
  switch (field.kind) {
    case 'consent': return h('input', { ...common, type: 'checkbox' });
    case 'long-text': return h('textarea', { ...common, rows: '3', dir: 'auto' });
    case 'choice': return h('select', common, h('option', { value: '' }), ...field.options.map((option, at) =>
      h('option', { value: option }, field.optionTitles?.[at] ?? option)));
    case 'language': return h('select', common, ...languages.map(code => h('option', { value: code, selected: code === language }, nameOf(code))));
    default: return h('input', { ...common, type: KINDS[field.kind] ?? 'text', dir: KINDS[field.kind] ? 'ltr' : 'auto', maxlength: '200' });
  }
}

/** Each language by its own name. */
function nameOf(code) {
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code);
  } catch {
    return code;
  }
}

function answer(control) {
  return control.type === 'checkbox' ? (control.checked ? 'yes' : '') : control.value.trim();
}

function check({ control, hint }, strings) {
  const missing = control.required && !answer(control);
  const wrong = !missing && control.type === 'email' && control.value && !control.validity.valid;
  hint.textContent = missing ? strings.required : wrong ? strings.invalidEmail : '';
  control.setAttribute('aria-invalid', Boolean(missing || wrong));
  return !missing && !wrong;
}

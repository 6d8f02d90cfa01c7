// What the composer checks before anything is sent: files, lengths, variables, quick replies.

const MEGABYTE = 1024 * 1024;

/**
 * As what a file can be sent over a channel: `{kind}`, or `{problem, …}` where it cannot. A picture that the channel
 * takes only as a file is sent as one.
 */
export function fileKind(file, files = {}) {
  const fitting = Object.entries(files).filter(([kind, {types}]) => kind !== 'sticker' && accepts(types, file.type));
  const kinds = fitting.sort(([a], [b]) => (a === 'file') - (b === 'file'));
  if (file.size === 0) return {problem: 'empty'};
  if (kinds.length === 0) return {problem: 'type', types: Object.values(files).flatMap(({types}) => types)};
  const found = kinds.find(([, {maxBytes}]) => file.size <= maxBytes);
  return found ? {kind: found[0]} : {problem: 'size', max: Math.max(...kinds.map(([, {maxBytes}]) => maxBytes))};
}

function accepts(types, type) {
  const bare = type.split(';')[0].trim().toLowerCase();
  return types.some(each => each === '*/*' || each === bare
      || each.endsWith('/*') && bare.startsWith(each.slice(0, -1)));
}

export function fileSize(bytes) {
  if (bytes >= MEGABYTE) return {n: Math.round(bytes / MEGABYTE * 10) / 10, unit: 'MB'};
  return {n: Math.max(1, Math.round(bytes / 1024)), unit: 'KB'};
}

/** How much of a channel's limit a text uses; a longer one is sent in so many parts. */
export function textUse(text, {textLimit, textUnit} = {}) {
  const length = textUnit === 'bytes' ? new TextEncoder().encode(text).length : [...text].length;
  return {length, limit: textLimit, parts: textLimit ? Math.max(1, Math.ceil(length / textLimit)) : 1};
}

/** One message for each file, then the text; a single file that can say it carries the text itself. */
export function contents(text, uploads, {captions}) {
  const carried = uploads.length === 1 && captions && !['audio', 'sticker'].includes(uploads[0].kind);
  const files = uploads.map(({kind, attachment, caption}) => ({
    type: kind,
    attachment: {...attachment, caption: carried && text ? text : caption || undefined},
    ...(kind === 'audio' && {voice: false}),
    ...(kind === 'sticker' && {animated: false}),
  }));
  return text && !carried ? [...files, {type: 'text', text}] : files;
}

/** `{{person.name}}` and its like filled from what is known; what is not known stays and is named. */
export function fill(text, values) {
  const missing = [];
  const filled = text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined || value === null || value === '') missing.push(name);
    return value || whole;
  });
  return {text: filled, missing};
}

/** The variables that canned replies know, for a conversation and who answers in it. */
export function variables(conversation, agent) {
  const {contact} = conversation;
  const name = contact.name ?? '';
  const fields = Object.entries({...contact.fields, ...conversation.fields}).map(([key, value]) => ['field.' + key,
      value]);
  return {
    'person.name': name,
    'person.firstName': name.split(/\s+/u)[0],
    'agent.name': agent.name,
    'agent.firstName': agent.name.split(/\s+/u)[0],
    'conversation.subject': conversation.subject,
    ...Object.fromEntries(fields),
  };
}

/** What is being looked for with a slash at the start of a word: `{from, query}`; nothing otherwise. */
export function slash(text, caret) {
  const match = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret));
  return match ? {from: caret - match[1].length - 1, query: match[1]} : null;
}

/** Text with a mark put around a selection, or taken off it: `{text, start, end}` of the new selection. */
export function toggleMark(text, start, end, sign) {
  const size = sign.length;
  const wrapped = text.slice(start - size, start) === sign && text.slice(end, end + size) === sign;
  if (wrapped) {
    return {from: start - size, to: end + size, insert: text.slice(start, end), start: start - size, end: end - size};
  }
  return {from: start, to: end, insert: sign + text.slice(start, end) + sign, start: start + size, end: end + size};
}

/** A template's body with its variables filled in; `{{1}}` stays where nothing was given yet. */
export function fillTemplate(body, values) {
  return body.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name) => values[name]?.trim() || whole);
}

/**
 * What the provider wants for a template, in the shape the API takes: body parameters in the order of the variables.
 */
export function templateContent(template, values) {
  const parameters = template.variables.map(name => ({type: 'text', ...named(name), text: values[name].trim()}));
  return {
    type: 'template',
    name: template.name,
    language: template.language,
    ...(parameters.length > 0 && {components: [{type: 'body', parameters}]}),
    text: fillTemplate(template.body, values),
  };
}

function named(name) {
  return /^\d+$/.test(name) ? {} : {parameter_name: name};
}

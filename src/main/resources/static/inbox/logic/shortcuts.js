// Which key does what. Nothing with Alt: it types letters in many languages. Single keys act only outside fields.

export const SHORTCUTS = [
  {action: 'command', keys: ['mod+k'], everywhere: true},
  {action: 'next', keys: ['j', 'arrowdown']},
  {action: 'previous', keys: ['k', 'arrowup']},
  {action: 'open', keys: ['enter']},
  {action: 'reply', keys: ['r']},
  {action: 'note', keys: ['n']},
  {action: 'list', keys: ['escape'], everywhere: true},
  {action: 'send', keys: ['mod+enter'], everywhere: true},
  {action: 'take', keys: ['a']},
  {action: 'decline', keys: ['d']},
  {action: 'transfer', keys: ['t']},
  {action: 'assign', keys: ['s']},
  {action: 'resolve', keys: ['e']},
  {action: 'unread', keys: ['u']},
  {action: 'details', keys: ['i']},
  {action: 'help', keys: ['?']},
  {action: 'pane', keys: ['f6'], everywhere: true},
  {action: 'go-inbox', keys: ['g i']},
  {action: 'go-board', keys: ['g b']},
  {action: 'go-settings', keys: ['g s']},
];

/** A key press as one word: `mod+k`, `?`, `arrowdown`. Control and the Mac's command are the same to us. */
export function keyName(event) {
  const key = event.key.toLowerCase();
  return (event.ctrlKey || event.metaKey ? 'mod+' : '') + key;
}

/**
 * The action of a key press, if it is one here. `state` remembers the first key of a pair; `singles` are the agent's
 * own
 * keys for the actions, or false where they turned them off.
 */
export function actionOf(event, {typing, singles = {}, first = null}) {
  const name = keyName(event);
  if (event.altKey || event.isComposing) return {};
  const shortcuts = SHORTCUTS.map(each => ({...each, keys: singles?.[each.action] ? [singles[each.action]]
      : each.keys}));
  const allowed = shortcuts.filter(({everywhere}) => everywhere || !typing && singles !== false);
  const pair = first && allowed.find(({keys}) => keys.includes(first + ' ' + name));
  if (pair) return {action: pair.action};
  if (allowed.some(({keys}) => keys.some(key => key.startsWith(name + ' ')))) return {first: name};
  const found = allowed.find(({keys}) => keys.includes(name));
  return found ? {action: found.action} : {};
}

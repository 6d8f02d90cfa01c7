// Where the inbox is, as the fragment of the address: #/c/<conversation>, #/board, #/settings/<section>.

export function parse(hash) {
  const [screen, id] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (screen === 'board') return {screen: 'board'};
  if (screen === 'settings') return {screen: 'settings', section: id || 'connections'};
  return {screen: 'inbox', conversation: screen === 'c' && id ? id : null};
}

export function conversation(id) {
  return '#/c/' + encodeURIComponent(id);
}

export function settings(section) {
  return '#/settings/' + encodeURIComponent(section);
}

export const INBOX = '#/';
export const BOARD = '#/board';

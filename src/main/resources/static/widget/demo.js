// The form of the demo page writes the attributes of the chat, and shows the lines to copy.
const form = document.querySelector('form');
const chat = document.querySelector('serai-chat');
const snippet = document.querySelector('#snippet');

function show() {
  const attributes = [...chat.attributes].map(({ name, value }) => ` ${name}="${value.replaceAll('"', '&quot;')}"`).join('');
  snippet.textContent = `<script type="module" src="${new URL('../widget.js', location.href)}"></script>\n<serai-chat${attributes}></serai-chat>`;
}

// The first run has a connection of the playground's; a configured gateway is likely to have one called "site".
for (const connection of ['site', 'playground-web']) {
  const { ok } = await fetch(`../api/visitor/v1/config?connection=${connection}`);
  if (ok) {
    form.elements.connection.value = connection;
    break;
  }
}

for (const [name, value] of new URLSearchParams(location.search)) {
  if (form.elements[name]) form.elements[name].value = value;
}

for (const { name, value } of form.elements) {
  if (value) chat.setAttribute(name, value);
}

form.addEventListener('change', ({ target: { name, value } }) => {
  if (value) chat.setAttribute(name, value);
  else chat.removeAttribute(name);
  show();
});
form.addEventListener('submit', event => event.preventDefault());
show();

// The start of the inbox: its language and looks, who is signed in, then the screen.

import './elements/serai-app.js';
import {LANGUAGES, choose, direction, speak} from './logic/i18n.js';
import {session} from './state/session.js';

const root = document.documentElement;

/** Looks are the agent's choice; without one they follow the system. */
function dress() {
  const {theme = 'system'} = session.preferences;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

async function strings() {
  const language = choose([session.preferences.language, ...navigator.languages], Object.keys(LANGUAGES));
  const answer = await fetch(new URL('i18n/' + language + '.json', import.meta.url));
  speak(language, await answer.json());
  root.lang = language;
  root.dir = direction(language);
}

dress();
session.watch(dress);
const [started] = await Promise.allSettled([session.start(), strings()]);
const app = document.createElement('serai-app');
if (started.status === 'rejected') app.problem = started.reason;
document.body.prepend(app);

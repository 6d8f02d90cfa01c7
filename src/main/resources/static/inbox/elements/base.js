import {LitElement, css} from 'lit';

/** What every element of the inbox is: drawn again when what it watches changed, and able to tell its parents. */
export class SeraiElement extends LitElement {
  #watched = [];
  #unwatch = [];

  /** Draws again whenever one of these changed, for as long as the element is on the page. */
  watch(...observables) {
    this.#watched.push(...observables);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unwatch = this.#watched.map(observable => observable.watch(() => this.requestUpdate()));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const unwatch of this.#unwatch) unwatch();
  }

  /** Tells the elements around it. */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
  }

  $(selector) {
    return this.renderRoot.querySelector(selector);
  }
}

/** A short message at the edge of the screen; with an action where something can be done about it. */
export function toast(text, options = {}) {
  dispatchEvent(new CustomEvent('serai-toast', {detail: {text, ...options}}));
}

/** Runs something that may fail, and says so where it did. */
export async function attempt(work) {
  try {
    return await work();
  } catch (problem) {
    if (problem.name !== 'AbortError') toast(problem.message || problem.code, {kind: 'bad', code: problem.code});
    return undefined;
  }
}

/** What all elements look alike in: boxes, focus, buttons, fields, chips. A shadow root starts from nothing. */
export const shared = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { font: 14px/20px var(--font); color: var(--text); }
  :host([hidden]), [hidden] { display: none !important; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  svg { display: block; flex: none; inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor;
    stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
  a { color: var(--accent); }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
  button { display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-block-size: 32px;
    padding: 0 12px; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); cursor: pointer;
    font-weight: 500; white-space: nowrap; transition: background var(--motion); }
  button:hover { background: var(--raised); }
  button:disabled { opacity: .55; cursor: default; }
  button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 650; }
  button.primary:hover:not(:disabled) { filter: brightness(1.08); }
  button.danger { border-color: var(--bad); color: var(--bad); }
  button.plain { border-color: transparent; background: none; }
  button.plain:hover { background: var(--raised); }
  button.link { min-block-size: 24px; padding: 0 6px; border: 0; background: none; color: var(--accent);
    font-weight: 500; }
  button.link:hover { text-decoration: underline; }
  button.icon { padding: 0; inline-size: 32px; border-color: transparent; background: none; }
  button.icon:hover, button.icon[aria-expanded="true"], button.icon[aria-pressed="true"] { background: var(--raised); }
  button.small { min-block-size: 24px; padding: 0 8px; font-size: 13px; }
  button.icon.small { inline-size: 24px; padding: 0; }
  input:not([type=checkbox], [type=radio], [type=range]), select, textarea { min-block-size: 32px; padding: 5px 8px;
    border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); max-inline-size: 100%; }
  select { appearance: none; padding-inline-end: 28px; cursor: pointer; background-repeat: no-repeat;
    background-image: linear-gradient(45deg, transparent 40%, currentColor 40% 62%, transparent 62%),
      linear-gradient(135deg, transparent 38%, currentColor 38% 60%, transparent 60%);
    background-size: 6px 6px; background-position: right 15px center, right 10px center; }
  select:dir(rtl) { background-position: left 10px center, left 15px center; }
  select option { background: var(--surface); color: var(--text); }
  textarea { resize: vertical; line-height: 20px; }
  input[type=checkbox], input[type=radio] { inline-size: 16px; block-size: 16px; accent-color: var(--accent);
    flex: none; }
  ::placeholder { color: var(--text-3); opacity: 1; }
  label.field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; font-size: 13px; line-height: 18px;
    color: var(--text-2); }
  label.field > input, label.field > select, label.field > textarea, label.field .row > input { font-size: 14px;
    color: var(--text); }
  label.check { display: flex; align-items: center; gap: 8px; min-block-size: 28px; cursor: pointer; }
  .chip { display: inline-flex; align-items: center; gap: 4px; min-block-size: 20px; padding: 0 8px;
    border-radius: 10px;
    background: var(--raised); color: var(--text-2); font-size: 12px; line-height: 16px; font-weight: 500;
    white-space: nowrap; }
  .chip.ok { background: var(--ok-back); color: var(--ok); }
  .chip.warn { background: var(--warn-back); color: var(--warn); }
  .chip.bad { background: var(--bad-back); color: var(--bad); }
  .chip.accent { background: var(--selected); color: var(--accent); }
  .meta { font-size: 12px; line-height: 16px; color: var(--text-3); }
  .grow { flex: 1; min-inline-size: 0; }
  .row { display: flex; align-items: center; gap: 8px; }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .error { color: var(--bad); }
  .hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap; }
  .channel-web { color: var(--web); }
  .channel-whatsapp, .channel-whatsapp-twilio { color: var(--whatsapp); }
  .channel-instagram { color: var(--instagram); }
  .channel-messenger { color: var(--messenger); }
`;

import { css } from 'lit';

/** What every element of the playground begins with: a shadow root inherits nothing but text. */
export const base = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { display: block; }
  h1, h2, h3, p, ol, ul, pre { margin: 0; padding: 0; }
  ol, ul { list-style: none; }
  h2 { font-size: 12px; line-height: 16px; font-weight: 650; color: var(--text-2); }
  button, input, select { font: inherit; color: inherit; }
  button {
    display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-block-size: 32px;
    padding: 4px 10px; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); cursor: pointer;
  }
  button:hover { background: var(--raised); }
  button[aria-pressed='true'], button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  button:disabled { opacity: .5; cursor: default; }
  button.small { min-block-size: 26px; padding: 1px 8px; font-size: 13px; }
  input[type='text'], input[type='number'], select {
    min-block-size: 32px; padding: 4px 8px; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface);
  }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .meta { font-size: 12px; line-height: 16px; color: var(--text-3); font-variant-numeric: tabular-nums; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

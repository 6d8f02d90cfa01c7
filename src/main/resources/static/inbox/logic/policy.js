// What the server's reply policy means for the composer. The rules are the server's; only the time left is ours to
// show.

const HOUR = 3_600_000;

/**
 * `compose`: free (write), template (choose one) or nothing; `show`: chip from four hours before the window closes,
 * banner from one; `over`: the time has run out and the server has to be asked what holds now.
 */
export function replyState({mode = 'open', until} = {}, now) {
  const left = until ? Date.parse(until) - now : Infinity;
  const compose = {open: 'free', 'human-agent': 'free', 'template-only': 'template', closed: 'nothing'}[mode] ?? 'free';
  const show = compose !== 'free' || left <= HOUR ? 'banner' : mode === 'human-agent' || left <= 4 * HOUR ? 'chip'
      : 'none';
  return {mode, until, compose, show, over: compose === 'free' && left <= 0};
}

// Finding by a few letters, in any script, without regard to case or accents.

/** How well a query fits a text: null where it does not, smaller is better. */
export function score(query, text) {
  const wanted = fold(query);
  const found = fold(text);
  if (!wanted) return 0;
  const at = found.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /[\s_-]/.test(found[at - 1]) ? 1 : 2;
  return scattered(wanted, found);
}

/** The items that a query fits, best first; `texts` says what to look in, the most telling first. */
export function rank(query, items, texts) {
  const scored = items.map((item, index) => {
    const scores = texts(item).map((text, place) => {
      const fit = score(query, text ?? '');
      return fit === null ? null : fit + place * 3;
    }).filter(fit => fit !== null);
    return {item, index, fit: scores.length > 0 ? Math.min(...scores) : null};
  });
  return scored.filter(({fit}) => fit !== null).sort((a, b) => a.fit - b.fit
      || a.index - b.index).map(({item}) => item);
}

function scattered(wanted, found) {
  let at = -1;
  let gaps = 0;
  for (const sign of wanted) {
    const next = found.indexOf(sign, at + 1);
    if (next < 0) return null;
    if (at >= 0) gaps += next - at - 1;
    at = next;
  }
  return gaps <= wanted.length * 2 ? 5 + gaps / 10 : null;
}

function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

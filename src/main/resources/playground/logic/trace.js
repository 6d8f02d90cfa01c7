/** The points that a message passed, in order of time, each with the milliseconds since the one before. */
export function hops(trace) {
  const points = Object.entries(trace).map(([name, at]) => ({ name, at: Date.parse(at), exact: at })).sort((a, b) => a.at - b.at);
  const start = points[0]?.at ?? 0;
  return points.map((point, index) => ({
    name: point.name,
    since: point.at - start,
    ms: index === 0 ? 0 : point.at - points[index - 1].at,
  }));
}

/** JSON in lines, or the text as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text.includes('=') && text.includes('&') && !text.includes('\n')
      ? text.split('&').map((field) => decodeURIComponent(field.replaceAll('+', ' '))).join('\n') : text;
  }
}

/** An offset of the clock as people say it. */
export function offset(seconds) {
  if (seconds === 0) return 'now';
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor((seconds % 86400) / 3600);
  return '+' + [days ? `${days} d` : '', hours ? `${hours} h` : ''].filter(Boolean).join(' ');
}

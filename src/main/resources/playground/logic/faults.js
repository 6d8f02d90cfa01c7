/** The switches of a connection: what each is called, and which settings it sets. */
export const SWITCHES = [
  { name: 'duplicate', label: 'Deliver every webhook twice' },
  { name: 'batch', label: 'Gather webhooks into one POST' },
  { name: 'reorder', label: 'Deliver in any order' },
  { name: 'redeliver', label: 'Deliver again until answered with 200' },
  { name: 'statusFirst', label: 'Report a status before answering' },
  { name: 'forget', label: 'Accept, and never report anything' },
  { name: 'tokenExpired', label: 'The token has expired' },
  { name: 'enforceRates', label: "Enforce the provider's own limits" },
];

const META = [
  { label: 'HTTP 429 ×3', set: { throttleNext: 3, throttleCode: '429', retryAfterSeconds: 2 } },
  { label: '130429 ×3', set: { throttleNext: 3, throttleCode: '130429', retryAfterSeconds: 2 }, only: ['whatsapp'] },
  { label: '131056 ×3', set: { throttleNext: 3, throttleCode: '131056', retryAfterSeconds: 0 }, only: ['whatsapp'] },
  { label: '613 ×3', set: { throttleNext: 3, throttleCode: '613', retryAfterSeconds: 0 }, only: ['messenger', 'instagram'] },
  { label: '20429 ×3', set: { throttleNext: 3, throttleCode: '20429', retryAfterSeconds: 2 }, only: ['whatsapp-twilio'] },
  { label: 'Unavailable ×2', set: { failNext: 2, failCode: '503', failOn: 'messages' } },
  { label: 'Window closed', set: { failNext: 1, failCode: '131047', failOn: 'messages' }, only: ['whatsapp'] },
  { label: 'Window closed', set: { failNext: 1, failCode: '10/2018278', failOn: 'messages' }, only: ['messenger'] },
  { label: 'Window closed', set: { failNext: 1, failCode: '10/2534022', failOn: 'messages' }, only: ['instagram'] },
  { label: 'Window closed', set: { failNext: 1, failCode: '63016', failOn: 'messages' }, only: ['whatsapp-twilio'] },
  { label: 'Undeliverable, later', set: { failLaterNext: 1, failLaterCode: '131026' }, only: ['whatsapp'] },
  { label: 'Undeliverable, later', set: { failLaterNext: 1, failLaterCode: '63024' }, only: ['whatsapp-twilio'] },
  { label: 'Person gone', set: { failNext: 1, failCode: '551', failOn: 'messages' }, only: ['messenger', 'instagram'] },
  { label: 'Cut, not sent', set: { cutNext: 1, cutAccepted: false } },
  { label: 'Cut, but sent', set: { cutNext: 1, cutAccepted: true } },
];

export const presets = (channel) => META.filter((one) => !one.only || one.only.includes(channel));

const COUNTERS = [
  ['throttleNext', (f) => `next ${f.throttleNext} throttled (${f.throttleCode})`],
  ['failNext', (f) => `next ${f.failNext} fail (${f.failCode})`],
  ['failLaterNext', (f) => `next ${f.failLaterNext} fail later (${f.failLaterCode})`],
  ['cutNext', (f) => `next ${f.cutNext} cut${f.cutAccepted ? ', but sent' : ''}`],
  ['delayMillis', (f) => `answers take ${f.delayMillis / 1000} s`],
];

/** What is wrong at the moment, in words. */
export function active(faults) {
  if (!faults) return [];
  const counted = COUNTERS.filter(([name]) => faults[name] !== 0).map(([, say]) => say(faults));
  const switched = SWITCHES.filter(({ name }) => faults[name] !== (name === 'redeliver' || name === 'enforceRates'))
    .map(({ name, label }) => (faults[name] ? label : `Off: ${label}`));
  return [...counted, ...switched];
}

// How the open chat looks. The accent is the launcher's; the other colours are named here, light and dark.
export const sheet = new CSSStyleSheet();

sheet.replaceSync(`
.root { font: 400 15px/22px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; --surface: #fff; --raised: #f6f8fa;
  --text: #16202b; --text2: #45515e; --text3: #5a6673; --border: #d3dae3; --edge: #75828f; --in: #edf1f5; --out: #dce9fc;
  --bot: #eee8fb; --ok: #156b3a; --bad: #ab1f1a; --bad-bg: #fce3e1; --warn: #7a4e00; --warn-bg: #fff0cc;
  --shadow: 0 2px 6px rgb(13 18 23 / .16), 0 12px 40px rgb(13 18 23 / .2); color: var(--text) }
@media (prefers-color-scheme: dark) { .root:not(.light) { DARK } }
.root.dark { DARK }
.root * { box-sizing: border-box }
.panel { position: fixed; inset-block-end: 92px; inset-inline-end: 20px; inline-size: min(392px, calc(100vw - 40px));
  block-size: min(660px, calc(100vh - 112px)); block-size: min(660px, calc(100dvh - 112px)); display: flex; flex-direction: column;
  background: var(--surface); color: var(--text); border-radius: 16px; box-shadow: var(--shadow); border: 1px solid var(--border);
  overflow: clip; animation: appear 160ms ease-out; overscroll-behavior: contain; text-align: start }
@keyframes appear { from { opacity: 0; transform: translateY(8px) } }
h2, p, blockquote { margin: 0; font: inherit }
button, input, select, textarea { font: inherit; color: inherit }
button { background: none; border: 0; padding: 0; cursor: pointer }
a { color: var(--accent); text-underline-offset: 2px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.icon { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round;
  stroke-linejoin: round; flex: none }
.sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.bad { color: var(--bad) }
.small { font-size: 13px; line-height: 18px; color: var(--text2) }

header { display: flex; align-items: center; gap: 12px; padding-block: 12px; padding-inline: 16px 8px; border-block-end: 1px solid var(--border) }
.mark { inline-size: 40px; block-size: 40px; border-radius: 50%; background: var(--accent); color: var(--on-accent); display: grid; place-items: center; flex: none }
.who { flex: 1; min-inline-size: 0 }
h2 { font-weight: 650; font-size: 16px; line-height: 22px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.who p { display: flex; align-items: center; gap: 6px; font-size: 13px; line-height: 18px; color: var(--text2) }
.dot { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--ok); flex: none }
.tool { inline-size: 44px; block-size: 44px; border-radius: 8px; display: grid; place-items: center; color: var(--text2); flex: none }
.tool:hover { background: var(--raised); color: var(--text) }

.banner { display: flex; align-items: center; gap: 8px; padding: 8px 16px; font-size: 13px; line-height: 18px; background: var(--warn-bg); color: var(--warn) }
.banner.fault { background: var(--bad-bg); color: var(--bad) }
.body { flex: 1; min-block-size: 0; display: flex; flex-direction: column; position: relative }
.sorry { margin: auto; padding: 24px; display: grid; justify-items: center; gap: 16px; text-align: center }
.primary { min-block-size: 44px; padding: 0 20px; border-radius: 8px; background: var(--accent); color: var(--on-accent); font-weight: 650 }
.primary:disabled { opacity: .6 }

.prechat { overflow-y: auto; padding: 20px 16px; display: flex; flex-direction: column; gap: 16px }
.intro { color: var(--text2) }
.field { display: flex; flex-direction: column; gap: 4px }
.field label { font-size: 13px; line-height: 18px; font-weight: 500 }
.field :is(input, select, textarea):not([type=checkbox]) { min-block-size: 44px; padding: 10px 12px; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--surface); inline-size: 100%; font-size: 16px }
.field textarea { resize: vertical }
.field [aria-invalid=true] { border-color: var(--bad) }
.field .bad { font-size: 13px; line-height: 18px }
.field .bad:empty { display: none }
.field.consent { flex-flow: row wrap; align-items: center; column-gap: 8px }
.field.consent label { flex: 1; padding-block: 13px; font-weight: 400 }
.field [type=checkbox] { inline-size: 20px; block-size: 20px; margin: 12px 0; accent-color: var(--accent); flex: none }

.thread { flex: 1; min-block-size: 0; position: relative; display: flex }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 12px 16px 8px; display: flex; flex-direction: column }
.log:focus-visible { outline-offset: -3px }
.list { margin-block-start: auto; display: flex; flex-direction: column }
.older { align-self: center; min-block-size: 44px; padding: 0 16px; color: var(--accent); font-size: 13px }
.day { text-align: center; font-size: 12px; line-height: 16px; color: var(--text3); margin: 8px 0 12px }
.new { display: flex; align-items: center; gap: 8px; color: var(--bad); font-size: 12px; line-height: 16px; font-weight: 650; margin: 8px 0 12px }
.new::before, .new::after { content: ""; flex: 1; border-block-start: 1px solid }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-block-end: 2px; max-inline-size: 84% }
.row.last, .row.failed { margin-block-end: 12px }
.row.own { align-items: flex-end; align-self: flex-end }
.row.notice { align-self: center; max-inline-size: 100% }
.author { font-size: 12px; line-height: 16px; color: var(--text3); margin: 0 12px 4px }
.bubble { position: relative; padding: 8px 12px; border-radius: 12px; background: var(--in); max-inline-size: 100%; overflow-wrap: anywhere; min-inline-size: 0 }
.own .bubble { background: var(--out) }
.bot .bubble { background: var(--bot) }
.theirs.last .bubble, .bot.last .bubble { border-end-start-radius: 4px }
.own.last .bubble { border-end-end-radius: 4px }
.notice .bubble { background: none; font-size: 13px; line-height: 18px; color: var(--text3); text-align: center; padding: 4px 8px }
.failed .bubble { outline: 1px solid var(--bad) }
.bubble:has(> .media > :is(a, img, video):first-child) { padding: 4px }
.text { white-space: pre-wrap }
.large { font-size: 32px; line-height: 40px }
.bubble:has(> .large:last-child) { background: none; padding-inline: 0 }
code { font: 13px/18px ui-monospace, Consolas, monospace; background: color-mix(in srgb, currentColor 9%, transparent); border-radius: 4px; padding: 1px 4px }
.gone { color: var(--text2); font-style: italic }
.meta { display: none; align-items: center; flex-wrap: wrap; gap: 4px; font-size: 12px; line-height: 16px; color: var(--text3); margin: 4px 4px 0 }
.last .meta, .sending .meta, .failed .meta { display: flex }
.meta .icon { inline-size: 16px; block-size: 16px }
.meta .i-checks { color: var(--accent) }
.meta .bad { display: flex; align-items: center; gap: 4px }
.meta button { min-block-size: 44px; margin-block: -14px; padding: 0 8px; color: var(--accent); font-weight: 650 }
blockquote { border-inline-start: 3px solid var(--accent); padding-inline-start: 8px; margin-block-end: 6px; color: var(--text2); font-size: 13px; line-height: 18px;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden }
blockquote .name { display: block }
.name { font-weight: 500 }
.reactions { position: absolute; inset-block-end: -12px; inset-inline-end: 8px; background: var(--surface); border: 1px solid var(--border); border-radius: 12px; padding: 0 6px; font-size: 13px; line-height: 20px }
.row:has(.reactions) { margin-block-end: 14px }
.media { display: grid; gap: 4px }
.media > .text { padding: 2px 8px 4px }
.picture { display: block; border-radius: 9px; overflow: clip }
.image { display: block; max-inline-size: 100%; max-block-size: 260px; min-block-size: 40px; object-fit: cover; border-radius: 9px }
.sticker { inline-size: 128px; block-size: 128px; object-fit: contain }
video { inline-size: 260px; max-inline-size: 100%; border-radius: 9px; background: #000 }
audio { inline-size: 248px; max-inline-size: 100%; block-size: 44px }
.card { display: flex; align-items: center; gap: 10px; min-block-size: 44px; padding: 4px 8px; color: inherit; text-decoration: none }
.card .small, .card .name, .line { display: block }
.line { color: var(--accent); padding-block: 4px }
.cards { display: grid; gap: 8px }
.header { font-weight: 650 }
.options { display: grid; gap: 6px; margin-block: 8px 2px }
.option { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 2px 6px; min-block-size: 44px; min-inline-size: 180px; padding: 6px 12px; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--surface); color: var(--accent); font-weight: 500; text-align: center; text-decoration: none }
.option:not(:disabled):hover { border-color: var(--accent); background: var(--raised) }
.option:disabled { color: var(--text2) }
.option.chosen { border-color: var(--accent); color: var(--accent); background: var(--out) }
.options.list .option { flex-direction: column; align-items: flex-start; text-align: start }
.quick-replies { display: flex; flex-wrap: wrap }
.quick-replies .option { min-inline-size: 0; border-radius: 22px }

.typing { display: flex; align-items: center; gap: 8px; font-size: 13px; line-height: 18px; color: var(--text3); padding: 4px 0 8px }
.dots { display: flex; gap: 4px; padding: 10px 12px; border-radius: 12px; border-end-start-radius: 4px; background: var(--in) }
.dots i { inline-size: 6px; block-size: 6px; border-radius: 50%; background: var(--text3); animation: dot 1.2s infinite }
.dots i:nth-child(2) { animation-delay: 160ms }
.dots i:nth-child(3) { animation-delay: 320ms }
@keyframes dot { 30% { opacity: .3; transform: translateY(-2px) } }
.fresh { position: absolute; inset-block-end: 8px; inset-inline: 0; margin-inline: auto; inline-size: fit-content; min-block-size: 44px; display: flex; align-items: center; gap: 6px;
  padding: 0 16px; border-radius: 22px; background: var(--accent); color: var(--on-accent); font-size: 13px; font-weight: 650; box-shadow: var(--shadow) }

.composer { position: relative; display: flex; align-items: flex-end; padding: 8px; border-block-start: 1px solid var(--border); padding-block-end: max(8px, env(safe-area-inset-bottom)) }
.composer textarea { flex: 1; min-inline-size: 0; resize: none; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); padding: 10px 12px; min-block-size: 44px; max-block-size: 132px;
  font-size: 16px; line-height: 22px; margin-inline: 4px }
.composer textarea::placeholder { color: var(--text3); opacity: 1 }
.send { inline-size: 44px; block-size: 44px; border-radius: 8px; background: var(--accent); color: var(--on-accent); display: grid; place-items: center; flex: none }
[dir=rtl] .send .icon { transform: scaleX(-1) }
.emoji { position: absolute; inset-block-end: calc(100% + 8px); inset-inline: 8px; display: grid; grid-template-columns: repeat(8, 1fr); max-block-size: 240px; overflow-y: auto; padding: 8px;
  background: var(--surface); border: 1px solid var(--border); border-radius: 12px; box-shadow: var(--shadow) }
.emoji button { min-block-size: 44px; font-size: 22px; line-height: 1; border-radius: 8px }
.emoji button:hover { background: var(--raised) }
.drop { position: absolute; inset: 8px; z-index: 1; display: flex; align-items: center; justify-content: center; gap: 8px; border: 2px dashed var(--accent); border-radius: 12px;
  background: color-mix(in srgb, var(--surface) 92%, transparent); color: var(--accent); font-weight: 650 }

@media (max-width: 480px) {
  .panel { inset: 0; inline-size: auto; block-size: 100vh; block-size: 100dvh; border: 0; border-radius: 0; padding-block-start: env(safe-area-inset-top) }
}
@media (prefers-reduced-motion: reduce) { .panel, .dots i { animation: none } }
@media (forced-colors: active) { .bubble, .panel, .send { border: 1px solid } }
`.replaceAll('DARK', `--surface: #151b22; --raised: #1c242d; --text: #e7ecf1; --text2: #b6c1cc; --text3: #97a4b1; --border: #2d3742;
  --edge: #7c8a98; --in: #212a34; --out: #1c3455; --bot: #2c2547; --ok: #72d49b; --bad: #ff938a; --bad-bg: #3a1715;
  --warn: #f3c56a; --warn-bg: #33270c; --shadow: 0 2px 6px rgb(0 0 0 / .5), 0 12px 40px rgb(0 0 0 / .5)`));

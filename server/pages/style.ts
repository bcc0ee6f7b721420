/** The style of all pages without an account: one column from 320 px on, dark and forced colours by the system's own, text at any size. */
export const pageStyle = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 45%, transparent); }
* { box-sizing: border-box; }
html { color: CanvasText; background: Canvas; }
body { max-width: 38rem; margin: 0 auto; padding: 1rem min(1rem, 4vw); overflow-wrap: break-word; hyphens: auto; }
h1 { font-size: min(1.4rem, 9vw); line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: min(1.15rem, 8.5vw); margin: 1.5rem 0 0.5rem; }
nav form, nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; list-style: none; }
nav button, nav a { display: inline-block; padding: 0.5rem 0; font: inherit; border: 0; background: none; color: LinkText; text-decoration: underline; cursor: pointer; }
nav [aria-current] { color: inherit; font-weight: 700; text-decoration: none; }
dl { display: grid; grid-template-columns: fit-content(45%) 1fr; gap: 0.25rem 1rem; margin: 1rem 0; padding: 1rem 0; border-block: 1px solid var(--line); }
dl:last-child { border-bottom: 0; padding-bottom: 0; }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; }
details { border: 1px solid var(--line); border-radius: 0.375rem; margin-block: 0.5rem; }
summary { padding: 0.75rem min(1rem, 4vw); min-height: 2.75rem; font-weight: 600; cursor: pointer; }
.meaning { display: block; font-weight: 400; }
details form, .code { padding: 0 min(1rem, 4vw) 1rem; }
.offer { margin-block: 2rem; padding-top: 1rem; border-top: 3px solid var(--line); }
.offer h2, .end h2 { margin-top: 0; }
.end { margin-block: 2rem; padding-top: 1rem; border-top: 3px solid currentColor; }
.field { margin-top: 1rem; }
.fault { margin: 0.25rem 0; font-weight: 600; }
.fault::before { content: "▲ "; }
[aria-invalid=true] { border-width: 3px; }
label.check { display: flex; align-items: start; gap: 0.75rem; padding-block: 0.5rem; }
.code { padding-inline: 0; }
label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
input, select, textarea, details button, .code button, .act button { font: inherit; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid currentColor; border-radius: 0.375rem; color: inherit; background: Field; }
input[name=code] { font-family: ui-monospace, monospace; text-transform: uppercase; }
input[type=checkbox] { width: 1.5rem; min-height: 1.5rem; flex: none; margin: 0; }
details button, .code button, .act button { margin-top: 1rem; font-weight: 600; color: ButtonText; background: ButtonFace; cursor: pointer; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.notice { border-inline-start: 0.375rem solid currentColor; padding: 0.5rem 1rem; margin-block: 1rem; font-weight: 600; }
.hint { margin: 0.25rem 0; }
footer { margin-top: 2rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
footer p { margin: 0.25rem 0; }
.links a { display: inline-block; padding: 0.5rem 1rem 0.5rem 0; }
@media (max-width: 24rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.5rem; } }
@media print { :root { color-scheme: light; } nav, details, .code, .act, .screen { display: none; } body { max-width: none; padding: 0; } }
`

/** The rules these pages need, taken over from the house's look (tokens and parts), so that the sandbox stands alone. */
export const STYLE = `
:root { color-scheme: light dark; --accent: oklch(0.45 0.16 2);
  --accent-solid: light-dark(oklch(from var(--accent) clamp(0.30, l, 0.50) min(c, 0.16) h), oklch(from var(--accent) 0.530 min(c, 0.13) h));
  --accent-press: light-dark(oklch(from var(--accent) calc(clamp(0.30, l, 0.50) - 0.06) min(c, 0.16) h), oklch(from var(--accent) 0.475 min(c, 0.13) h));
  --accent-ink: light-dark(oklch(from var(--accent) min(l, 0.48) min(c, 0.16) h), oklch(from var(--accent) clamp(0.78, l, 0.86) min(c, 0.11) h));
  --on-accent: oklch(0.995 0 0);
  --ground: light-dark(oklch(from var(--accent) 0.966 min(c, 0.003) h), oklch(from var(--accent) 0.165 min(c, 0.006) h));
  --sheet: light-dark(oklch(1 0 0), oklch(from var(--accent) 0.212 min(c, 0.007) h));
  --sunk: light-dark(oklch(from var(--accent) 0.945 min(c, 0.004) h), oklch(from var(--accent) 0.262 min(c, 0.008) h));
  --rule: light-dark(oklch(from var(--accent) 0.895 min(c, 0.005) h), oklch(from var(--accent) 0.325 min(c, 0.009) h));
  --edge: light-dark(oklch(from var(--accent) 0.610 min(c, 0.009) h), oklch(from var(--accent) 0.560 min(c, 0.010) h));
  --ink-3: light-dark(oklch(from var(--accent) 0.510 min(c, 0.010) h), oklch(from var(--accent) 0.690 min(c, 0.009) h));
  --ink-2: light-dark(oklch(from var(--accent) 0.405 min(c, 0.011) h), oklch(from var(--accent) 0.800 min(c, 0.007) h));
  --ink: light-dark(oklch(from var(--accent) 0.205 min(c, 0.012) h), oklch(from var(--accent) 0.955 min(c, 0.003) h));
  --on-ink: light-dark(oklch(1 0 0), oklch(0.18 0 0));
  --ok: light-dark(oklch(0.46 0.105 155), oklch(0.80 0.125 155));
  --warn: light-dark(oklch(0.49 0.105 70), oklch(0.83 0.120 80));
  --bad: light-dark(oklch(0.50 0.175 29), oklch(0.78 0.120 30));
  --font-work: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, "Noto Serif", Georgia, serif;
  --font-desk: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --font-code: ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
  --gutter: clamp(1rem, 4vw, 2.5rem); --control: 2.75rem; }
[data-density="compact"] { --control: 2rem; }
*, ::before, ::after { box-sizing: border-box; }
html { font: 400 1rem/1.5 var(--font-desk); color: var(--ink); background: var(--ground); scroll-padding-top: 4rem; }
body { margin: 0; min-height: 100svh; }
body[data-density="compact"] { font-size: .875rem; line-height: 1.25rem; }
h1, h2, h3, p, ul, ol, dl, dd, dt, table, pre, fieldset, legend { margin: 0; padding: 0; border: 0; font: inherit; }
ul { list-style: none; }
a { color: inherit; text-underline-offset: .22em; text-decoration-thickness: 1px; text-decoration-color: var(--edge); }
a:hover { text-decoration-color: currentColor; }
button, input { font: inherit; color: inherit; }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--accent-ink); outline-offset: 2px; border-radius: .375rem; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.page { width: 100%; max-width: calc(76rem + 2 * var(--gutter)); margin-inline: auto; padding-inline: var(--gutter); }
.head { font: 400 1.875rem/2.25rem var(--font-work); letter-spacing: -.014em; text-wrap: balance; }
.title { font: 400 1.375rem/1.75rem var(--font-work); letter-spacing: -.008em; }
.q { color: var(--ink-2); } .qq { color: var(--ink-3); } .n { font-variant-numeric: tabular-nums lining-nums; }
.fine { font-size: .75rem; line-height: 1rem; }
.code { font-family: var(--font-code); font-size: .925em; overflow-wrap: anywhere; }
.nowrap { white-space: nowrap; }
.test { font-size: .75rem; line-height: 1rem; padding: .375rem var(--gutter); text-align: center; background: var(--ink); color: var(--on-ink); }
.bar { background: var(--sheet); border-bottom: 1px solid var(--rule); position: sticky; top: 0; z-index: 2; }
.bar .page { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.5rem; min-height: 3.5rem; }
.house { display: inline-flex; align-items: center; gap: .625rem; font: 400 1.25rem/1 var(--font-work); text-decoration: none; min-height: 2.75rem; }
.house svg { width: 1.5rem; height: 1.5rem; color: var(--accent-ink); }
.bar nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; } .bar nav a { text-decoration: none; color: var(--ink-2); padding: .375rem 0; } .bar nav a:hover { color: var(--ink); }
main { padding-block: 1.5rem 4rem; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.sheet { background: var(--sheet); border-radius: .875rem; padding: 1rem 1.125rem; }
.sheet > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; margin-bottom: .5rem; } .sheet > header p { color: var(--ink-3); }
.scroll { position: relative; overflow-x: auto; margin-inline: -1.125rem; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: start; padding: .5rem .625rem; vertical-align: baseline; }
tr > :first-child { padding-inline-start: 1.125rem; } tr > :last-child { padding-inline-end: 1.125rem; }
th { font-size: .75rem; line-height: 1rem; font-weight: 400; color: var(--ink-3); border-bottom: 1px solid var(--edge); white-space: nowrap; }
tbody tr + tr > td { border-top: 1px solid var(--rule); } .num { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.code { min-width: 11rem; } .wide { min-width: 14rem; overflow-wrap: anywhere; }
.st { display: inline-flex; align-items: center; gap: .4375rem; color: var(--ink-2); white-space: nowrap; }
.st::before { content: ""; flex: none; width: .5625rem; height: .5625rem; border-radius: 50%; border: 1.5px solid currentColor; }
.st.on::before { background: var(--ok); border-color: var(--ok); }
.st.few { color: var(--warn); font-weight: 600; } .st.few::before { background: linear-gradient(90deg, currentColor 50%, #0000 0); }
.st.gone::before { border: 0; background: linear-gradient(45deg, #0000 42%, currentColor 42% 58%, #0000 58%), linear-gradient(-45deg, #0000 42%, currentColor 42% 58%, #0000 58%); border-radius: 0; }
.st.bad { color: var(--bad); font-weight: 600; } .st.bad::before { border-radius: 1px; background: currentColor; transform: rotate(45deg) scale(.85); }
.st.wait::before { border-style: dotted; border-width: 2px; }
.btn { display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: var(--control); padding: .25rem .75rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--sheet); font-weight: 550; text-decoration: none; cursor: pointer; white-space: nowrap; }
.btn:hover { background: var(--sunk); }
.btn.go { background: var(--accent-solid); border-color: #0000; color: var(--on-accent); } .btn.go:hover { background: var(--accent-press); }
.btn[aria-pressed="true"] { border-color: var(--bad); color: var(--bad); }
.switches { display: grid; gap: .75rem 2rem; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); }
.switches li { display: grid; grid-template-columns: 1fr auto; gap: .125rem .75rem; align-items: center; } .switches li .q { grid-column: 1; } .switches .pair { grid-column: 2; grid-row: 1 / span 2; display: flex; gap: .375rem; }
.switches form { display: contents; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; } pre.code { background: var(--sunk); border-radius: .375rem; padding: .625rem .75rem; max-height: 24rem; overflow: auto; font-size: .75rem; line-height: 1.125rem; }
summary { cursor: pointer; } details[open] > summary { margin-bottom: .375rem; } details pre + p, details p + pre { margin-top: .375rem; }
.empty { color: var(--ink-3); padding-block: .5rem; }
.mail { display: grid; gap: 1rem; } .mail iframe { width: 100%; height: 60svh; border: 1px solid var(--rule); border-radius: .375rem; background: #fff; color-scheme: light; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } .facts dt { color: var(--ink-3); } .facts dd { overflow-wrap: anywhere; }
.files { display: flex; flex-wrap: wrap; gap: .5rem; }
.bank { max-width: 30rem; margin: clamp(2rem, 12svh, 8rem) auto; padding-inline: 1rem; } .bank .sheet { padding: 1.5rem; display: grid; gap: 1rem; font-size: 1rem; line-height: 1.5rem; }
.bank .pay { font: 400 1.875rem/2.25rem var(--font-work); } .bank form { display: grid; gap: .75rem; } .bank .ways label { display: flex; gap: .5rem; align-items: center; min-height: 2.25rem; } .bank .btn { min-height: 2.75rem; }
@media (max-width: 43.99rem) { .bar { position: static; } }
`;

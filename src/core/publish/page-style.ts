/** How the published page looks: light or dark as the reader's system is. */
export const pageStyle = `
:root{color-scheme:light dark;--line:light-dark(#d8d8d8,#3d3d3d);font:1.0625rem/1.6 system-ui,sans-serif}
body{margin:0 auto;max-width:44rem;padding:1.5rem}
header{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}
header img{width:11rem;height:11rem;border-radius:.75rem}
header>div{flex:1 1 18rem}
h1{font-size:1.9rem;line-height:1.2;margin:0}
h2{font-size:1.25rem;line-height:1.3;margin:0}
article{border-top:1px solid var(--line);margin-top:2rem;padding-top:1.5rem}
audio{display:block;width:100%;margin:.75rem 0}
.facts,footer{font-size:.9rem;opacity:.8;margin:.25rem 0}
details{margin:.5rem 0}
summary{cursor:pointer}
ol{list-style:none;padding:0;margin:.5rem 0}
li{margin:.2rem 0}
time{font-variant-numeric:tabular-nums}
a:focus-visible,summary:focus-visible,audio:focus-visible{outline:2px solid;outline-offset:2px}
footer{border-top:1px solid var(--line);margin-top:2.5rem;padding-top:1rem}
`

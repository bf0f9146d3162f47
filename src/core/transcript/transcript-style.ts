/** How a transcript looks: light or dark as the reader's system is, wide enough to read, no wider. */
export const transcriptStyle = `
:root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}
body{margin:0 auto;max-width:42rem;padding:1.5rem}
h1{font-size:1.7rem;line-height:1.25}
h2{font-size:1.25rem;margin-top:2rem}
cite{font-style:normal;font-weight:600}
time{font-size:.85rem;font-variant-numeric:tabular-nums;opacity:.75}
p{margin:.15rem 0 .9rem}
footer{border-top:1px solid;margin-top:2.5rem;opacity:.85}
@media print{body{max-width:none}}
`

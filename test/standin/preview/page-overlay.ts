// What the preview shows in the page lives in a closed shadow tree above it: the page's styles and scripts do not reach
// it. Its own styles come by script, which no content policy forbids.

const STYLES = `
  :host { all: initial; position: fixed; inset: 0; pointer-events: none; z-index: 2147483647;
    font: 13px/1.4 system-ui, sans-serif; color-scheme: light dark; }
  * { box-sizing: border-box; font: inherit; }
  button, input { color: inherit; }
  button:focus-visible, input:focus-visible { outline: 2px solid Highlight; outline-offset: 1px; }
  .menu-button { position: absolute; top: 2px; right: 2px; width: 20px; height: 20px; padding: 0; pointer-events: auto; border: 0;
    border-radius: 4px; background: Canvas; color: CanvasText; opacity: 0.75; }
  .menu-button:hover, .menu-button:focus-visible { opacity: 1; }
  .panel { position: absolute; min-width: 220px; max-height: 80vh; overflow: auto; padding: 4px; pointer-events: auto;
    background: Canvas; color: CanvasText; border: 1px solid GrayText; border-radius: 8px; }
  .item { display: flex; gap: 24px; width: 100%; padding: 4px 8px; border: 0; border-radius: 4px; background: none;
    text-align: start; }
  .item:disabled { opacity: 0.5; }
  .item:not(:disabled):is(:hover, :focus-visible) { background: Highlight; color: HighlightText; }
  .item > :last-child { margin-inline-start: auto; opacity: 0.7; }
  .heading { padding: 6px 8px 2px; opacity: 0.7; }
  hr { border: 0; border-top: 1px solid GrayText; opacity: 0.4; margin: 4px; }
  dialog { pointer-events: auto; max-width: 480px; min-width: 320px; border: 1px solid GrayText; border-radius: 10px;
    padding: 20px; background: Canvas; color: CanvasText; }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  h2 { margin: 0 0 8px; font-weight: 600; font-size: 14px; }
  p { margin: 0 0 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
  label { display: flex; gap: 8px; margin-bottom: 12px; }
  .path { width: 100%; margin-bottom: 12px; padding: 4px 6px; }
  .buttons { display: flex; gap: 8px; justify-content: end; }
  .buttons button { padding: 4px 14px; border: 1px solid GrayText; border-radius: 6px; background: none; }
`

/** The root of all that the preview shows; made at the first call, once there is a document. */
export function makeOverlay(): () => ShadowRoot {
  let root: ShadowRoot | null = null
  return () => {
    if (root) return root
    const host = document.createElement('stand-in-preview')
    root = host.attachShadow({ mode: 'closed' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLES)
    root.adoptedStyleSheets = [sheet]
    document.documentElement.append(host)
    return root
  }
}

/** An element with its properties and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

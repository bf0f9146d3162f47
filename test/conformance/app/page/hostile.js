// @ts-nocheck: plain JavaScript, as Electron loads it
// Puts its own functions over everything a careless bridge could use, and keeps what passes through them.
window.caught = []
const keep = (entry) => {
  window.caught[window.caught.length] = entry
}
const patch = (owner, name) => {
  const original = owner[name]
  owner[name] = function spy(...args) {
    keep([name, this, ...args])
    return Reflect.apply(original, this, args)
  }
}
patch(Map.prototype, 'get')
patch(Map.prototype, 'set')
patch(Function.prototype, 'call')
patch(Function.prototype, 'apply')
patch(Array.prototype, 'push')
patch(Promise.prototype, 'then')
patch(EventTarget.prototype, 'dispatchEvent')
patch(EventTarget.prototype, 'addEventListener')
patch(MessagePort.prototype, 'postMessage')
const OriginalEvent = CustomEvent
window.CustomEvent = class extends OriginalEvent {
  constructor(...args) {
    super(...args)
    keep(['CustomEvent', ...args])
  }
}

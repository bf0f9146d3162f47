/** Electron's event object: `details` itself, with a `preventDefault` that leaves its mark. */
export function makeEvent<T extends object>(details: T): Electron.Event<T> {
  const mark: { defaultPrevented: boolean; preventDefault: () => void } = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  const event = Object.assign(details, mark)
  return event
}

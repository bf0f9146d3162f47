import { useEffect, useEffectEvent } from 'react'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { usePush } from '../bridge/use-push.ts'
import { isControl, isTyping } from '../components/is-typing.ts'
import { holdsControl, holdsMod } from '../elements/spell-keys.ts'

type Command = PushData<'command'>['name']
export type StudioCommand =
  | Extract<
      Command,
      | 'render'
      | 'stop-render'
      | 'play-pause'
      | 'next-line'
      | 'previous-line'
      | 'find'
      | 'export'
      | 'save-copy'
      | 'paste-version'
    >
  | 'back'
  | 'pause'
  | 'on'
  | 'play-line'
  | 'show-takes'
  | 'show-doubts'

/** Carries out the Studio's commands, from the menu, the media keys or the keyboard. */
export function useStudioKeys(commands: Readonly<Record<StudioCommand, () => void>>): void {
  usePush('command', ({ name }) => {
    if (isStudioCommand(name)) commands[name]()
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector('dialog[open], [role=menu]') !== null) return
    const command = commandOf(event)
    if (command === undefined) return
    event.preventDefault()
    event.stopPropagation()
    commands[command]()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    // Before the editor, which would take some of these for itself.
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

type Keys = Readonly<Record<string, StudioCommand | undefined>>

const altKeys: Keys = { arrowup: 'previous-line', arrowdown: 'next-line' }
const plainKeys: Keys = { j: 'back', k: 'pause', l: 'on' }
const modShiftKeys: Keys = { n: 'paste-version' }
const modKeys: Keys = { enter: 'render', e: 'export', s: 'save-copy', t: 'show-takes' }

const fromMenu: readonly (Command & StudioCommand)[] = [
  'render',
  'stop-render',
  'play-pause',
  'next-line',
  'previous-line',
  'find',
  'export',
  'save-copy',
  'paste-version',
]

function isStudioCommand(name: Command): name is Command & StudioCommand {
  return fromMenu.some((command) => command === name)
}

function commandOf(event: KeyboardEvent): StudioCommand | undefined {
  const key = event.key.toLowerCase()
  if (holdsControl(event) && key === ' ') return 'play-pause'
  if (holdsMod(event)) return withMod(key, event)
  if (holdsMod(event, { shift: true })) return event.code === 'Period' ? 'stop-render' : modShiftKeys[key]
  if (holdsMod(event, { alt: true })) return key === 'enter' ? 'play-line' : undefined
  if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined
  if (event.altKey) return altKeys[key]
  if (key === 'f9') return 'show-doubts'
  if (isTyping(event.target) || hasOwnKeys(event.target)) return undefined
  if (key === ' ') return isControl(event.target) ? undefined : 'play-pause'
  return plainKeys[key]
}

/** Whether plain keys mean something of their own there. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-keys]') !== null
}

function withMod(key: string, event: KeyboardEvent): StudioCommand | undefined {
  // In the editor, finding is the editor's own.
  const isInEditor = event.target instanceof Element && event.target.closest('.cm-editor') !== null
  if (key === 'f') return isInEditor ? undefined : 'find'
  return modKeys[key]
}

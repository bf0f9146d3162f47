import { useEffect, useEffectEvent } from 'react'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { usePush } from '../bridge/use-push.ts'
import { holdsMod } from '../elements/spell-keys.ts'
import { isTyping } from './is-typing.ts'

type Command = PushData<'command'>['name']
type Commands = Readonly<Partial<Record<Command, () => void>>>

const modKeys: Readonly<Record<string, Command>> = {
  n: 'new-episode',
  o: 'open-scripts',
  ',': 'show-settings',
  '/': 'show-shortcuts',
}

const shiftKeys: Readonly<Record<string, Command>> = {
  l: 'show-library',
  h: 'show-shows',
  u: 'show-queue',
}

/** Carries out the commands that work everywhere, from the menu or from the keyboard. */
export function useAppKeys(commands: Commands): void {
  usePush('command', ({ name }) => commands[name]?.())
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
    const withShift = holdsMod(event, { shift: true }) ? shiftKeys[event.key.toLowerCase()] : undefined
    const command = withShift ?? (holdsMod(event) ? modKeys[event.key] : undefined)
    const wanted = command ?? (event.key === '?' && !isTyping(event.target) ? 'show-shortcuts' : undefined)
    if (wanted === undefined) return
    event.preventDefault()
    commands[wanted]?.()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

import { useEffect, useEffectEvent } from 'react'
import type { PushName } from '../../shared/ipc/names.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { useStudio } from './studio-context.tsx'

/** Calls `listener`, always the newest one, at each push of this name. */
export function usePush<Name extends PushName>(name: Name, listener: (data: PushData<Name>) => void): void {
  const { bridge } = useStudio()
  const onPush = useEffectEvent(listener)
  useEffect(() => bridge.on(name, (data) => onPush(data)), [bridge, name])
}

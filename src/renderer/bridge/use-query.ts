import { useCallback, useSyncExternalStore } from 'react'
import type { RequestName } from '../../shared/ipc/names.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import type { InputArguments } from './ask.ts'
import { queryKey } from './query-cache.ts'
import { useStudio } from './studio-context.tsx'

/** Main's answer, kept up to date; undefined until the first one comes. */
export function useQuery<Name extends RequestName>(
  name: Name,
  ...input: InputArguments<Name>
): Reply<RequestOutput<Name>> | undefined {
  const { queries } = useStudio()
  const key = queryKey(name, input)
  const subscribe = useCallback(
    (listener: () => void) => queries.subscribe(key, name, input, listener),
    // The key stands for the input, which is a new array each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [queries, key],
  )
  return useSyncExternalStore(subscribe, () => queries.read<Name>(key))
}

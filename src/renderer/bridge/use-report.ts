import { useCallback } from 'react'
import type { Reply } from '../../shared/ipc/reply.ts'
import { explain } from './explain.ts'
import { useStudio } from './studio-context.tsx'

/** Shows why a request failed, unless the user cancelled it; gives the answer of one that did not. */
export function useReport(): <Data>(reply: Reply<Data>) => Data | undefined {
  const { toasts } = useStudio()
  return useCallback(
    (reply) => {
      if (reply.ok) return reply.data
      if (reply.code !== 'cancelled') toasts.show(explain(reply), { tone: 'danger' })
      return undefined
    },
    [toasts],
  )
}

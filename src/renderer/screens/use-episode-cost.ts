import { useRef } from 'react'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'

/** What a render of this episode cost: by the books before it and after it. */
export function useEpisodeCost(id: string) {
  const { bridge } = useStudio()
  const before = useRef<number | undefined>(undefined)

  /** USD that was spent on the episode so far; undefined where the books cannot be read. */
  async function spent(): Promise<number | undefined> {
    const reply = await ask(bridge, 'spending.get', { episode: id })
    return reply.ok ? reply.data.episode?.cost : undefined
  }
  return {
    begin: async () => {
      before.current = await spent()
    },
    /** A sentence with a space before it, or nothing where nothing was spent. */
    tell: async (): Promise<string> => {
      const from = before.current
      before.current = undefined
      const to = from === undefined ? undefined : await spent()
      if (from === undefined || to === undefined || to <= from) return ''
      return ` It cost ${spellDollars(to - from)}.`
    },
  }
}

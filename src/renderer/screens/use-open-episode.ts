import { useCallback, useEffect, useState } from 'react'
import type { Reply } from '../../shared/ipc/reply.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { OpenEpisode } from '../components/episode-types.ts'

/** Opens an episode for as long as it is on screen. `again` asks for it anew, for what a render has changed. */
export function useOpenEpisode(id: string) {
  const { bridge } = useStudio()
  const [reply, setReply] = useState<Reply<OpenEpisode>>()
  const again = useCallback(async () => setReply(await ask(bridge, 'episode.open', { id })), [bridge, id])
  useEffect(() => {
    void again()
    return () => void ask(bridge, 'episode.close', { id })
  }, [bridge, id, again])
  return { reply, again }
}

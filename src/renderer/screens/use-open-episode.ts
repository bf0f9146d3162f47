import { useCallback, useEffect, useState } from 'react'
import type { Reply } from '../../shared/ipc/reply.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { OpenEpisode } from '../components/episode-types.ts'

/** Opens an episode; its desk closes it when it has saved the last words. `again` asks for it anew, for what a render has changed. */
export function useOpenEpisode(id: string) {
  const { bridge } = useStudio()
  const [reply, setReply] = useState<Reply<OpenEpisode>>()
  const again = useCallback(async () => setReply(await ask(bridge, 'episode.open', { id })), [bridge, id])
  useEffect(() => {
    void again()
  }, [again])
  return { reply, again }
}

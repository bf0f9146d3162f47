import { useState } from 'react'
import type { Reply } from '../../shared/ipc/reply.ts'
import { useQuery } from '../bridge/use-query.ts'
import type { LineTakes } from './take-types.ts'

/** The takes of a line of the plan. Those of the line before stay on show until they come. */
export function useLineTakes(episode: string, line: number): Reply<LineTakes> | undefined {
  const reply = useQuery('episode.lineTakes', { id: episode, turn: line })
  const [last, setLast] = useState(reply)
  if (reply !== undefined && reply !== last) setLast(reply)
  return reply ?? last
}

import { useMemo } from 'react'
import { useQuery } from '../bridge/use-query.ts'
import { useNow } from '../components/use-now.ts'
import { jobStanding, type JobStanding } from './job-standing.ts'

/** How the episodes stand that are in the queue. */
export function useStandings(): ReadonlyMap<string, JobStanding> {
  const queue = useQuery('queue.get')
  const jobs = queue?.ok === true ? queue.data.jobs : undefined
  const now = useNow(60_000)
  return useMemo(() => {
    const standings = (jobs ?? []).map((job) => [job.episode, jobStanding(job, now)] as const)
    return new Map(standings.flatMap(([id, job]) => (job === undefined ? [] : [[id, job] as const])))
  }, [jobs, now])
}

import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { serverReport, type ServerReport, type ServerSettings } from './server-settings.ts'

const file = fileURLToPath(new URL('./serve.ts', import.meta.url))

export type BenchServer = { readonly url: string; readonly report: () => Promise<ServerReport> }

/** Does the work with a strict server that runs in a process of its own. */
export async function withServer<Result>(
  settings: ServerSettings,
  work: (server: BenchServer) => Promise<Result>,
): Promise<Result> {
  const child = fork(file, [JSON.stringify(settings)], { execArgv: [] })
  try {
    const url = z.string().parse(await answerOf(child))
    const report = async () => {
      child.send('report')
      return serverReport.parse(await answerOf(child))
    }
    return await work({ url, report })
  } finally {
    child.kill()
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController()
  const { signal } = stop
  const gone = once(child, 'close', { signal }).then(() => {
    throw new Error('The server of the benchmark has ended')
  })
  try {
    const message: readonly unknown[] = await Promise.race([once(child, 'message', { signal }), gone])
    return message[0]
  } finally {
    stop.abort()
    await gone.catch(() => undefined)
  }
}

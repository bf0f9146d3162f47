import { startGeminiServer } from '../../gemini-server/start-gemini-server.ts'
import { speechLike } from '../../helpers/speech-like.ts'
import { serverSettings, type ServerReport } from './server-settings.ts'

// The strict server in a process of its own, so that its work is not counted with that of its client. The settings are the
// first argument; it tells its address, answers each message with a report, and ends with its parent.
const { latency, seconds, requestsPerMinute, speaks, failures } = serverSettings.parse(
  JSON.parse(process.argv[2] ?? ''),
)
const prepared = seconds === undefined ? undefined : speechLike({ seconds, rate: 24_000, seed: 1 })
const server = await startGeminiServer({
  latency,
  voice: prepared === undefined ? (speaks ? 'draft' : 'murmur') : () => prepared,
  limits: { requestsPerMinute },
})
const left = [...failures]
server.misbehave(({ body }) => {
  const text = JSON.stringify(body)
  const place = left.findIndex(({ words }) => text.includes(words))
  const [failure] = place === -1 ? [] : left.splice(place, 1)
  return failure && { kind: failure.kind, retryAfter: 5 }
})
process.on('message', () => {
  const statuses = server.requests.map(({ status }) => status ?? null)
  const times = server.requests.map(({ at }) => at)
  process.send?.({ statuses, times, billed: server.bill().requests } satisfies ServerReport)
})
process.on('disconnect', () => process.exit())
process.send?.(server.url)

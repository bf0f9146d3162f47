import { parseArgs } from 'node:util'
import { badKeys } from './refusals/key-refusals.ts'
import { startGeminiServer } from './start-gemini-server.ts'

const usage = `Usage: npm run gemini-server -- [options]
  --port N      the port on 127.0.0.1 (any free one without)
  --latency MS  milliseconds before each spoken answer
  --rpm N       requests a minute for each key and model
  --tpm N       input tokens a minute
  --rpd N       requests a day
  --seed N      draws how fast voices speak and what a second costs
  --murmur      sounds of the right length instead of speech`

/** Runs the server for people: until it is interrupted, printing what it is asked. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      latency: { type: 'string' },
      rpm: { type: 'string' },
      tpm: { type: 'string' },
      rpd: { type: 'string' },
      seed: { type: 'string' },
      murmur: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    print(usage)
    return
  }
  const server = await startGeminiServer({
    port: number('port', values.port),
    latency: number('latency', values.latency),
    seed: number('seed', values.seed),
    voice: values.murmur ? 'murmur' : 'draft',
    limits: {
      requestsPerMinute: number('rpm', values.rpm),
      tokensPerMinute: number('tpm', values.tpm),
      requestsPerDay: number('rpd', values.rpd),
    },
    onRequest: (request) => {
      void request.ended.then(() =>
        print(`${request.method} ${request.path} ${request.status ?? 'no answer'}`),
      )
    },
  })
  print(`The Gemini server listens at ${server.url}

In Castwright: Settings → Gemini → address of the service, with any key.
On the command line:
  GEMINI_API_KEY=any-key castwright estimate script.md --engine gemini --base-url ${server.url}
Keys that are refused: ${[...badKeys.keys()].join(', ')}.
Ctrl+C ends it.`)
  process.once('SIGINT', () => void server.close())
  process.once('SIGTERM', () => void server.close())
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text)
  throw new TypeError(`--${name} takes a whole number, not ${JSON.stringify(text)}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  await main()
} catch (error) {
  const isUsers = error instanceof TypeError || (error instanceof Error && 'code' in error)
  if (!isUsers) throw error
  process.stderr.write(`${error.message}\n${usage}\n`)
  process.exitCode = 2
}

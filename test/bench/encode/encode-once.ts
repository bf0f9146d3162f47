import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openWav } from '../../../src/main/audio/wav-reader.ts'
import { createEncoder } from '../../../src/main/audio/encode/create-encoder.ts'

// Encodes one WAV file and does nothing else; writes the seconds of CPU and the peak memory of the process, in MB.
const order = z
  .object({
    input: z.string(),
    path: z.string(),
    format: z.enum(['wav', 'mp3', 'm4a', 'flac', 'opus']),
    bitrate: z.coerce.number().optional(),
  })
  .parse(
    parseArgs({
      options: {
        input: { type: 'string' },
        path: { type: 'string' },
        format: { type: 'string' },
        bitrate: { type: 'string' },
      },
    }).values,
  )

const wav = openWav(order.input)
const { frames } = wav.header
const channels = wav.header.channels === 1 ? 1 : 2
// Opus takes 48 kHz alone; for a figure of its cost it need not sound right.
const rate = order.format === 'opus' ? 48_000 : wav.header.rate
const encoder = await createEncoder({ ...order, rate, channels, frames })
const block = new Float32Array(16_384 * channels)
for (let at = 0; at < frames;) {
  const count = wav.read(at, 16_384, block)
  await encoder.add(block.subarray(0, count * channels))
  at += count
}
await encoder.finish()
wav.close()
const { user, system } = process.cpuUsage()
process.stdout.write(
  JSON.stringify({ cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 }),
)

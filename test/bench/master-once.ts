import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { masterToWav } from '../../src/main/studio/mastering/master-to-wav.ts'
import { masterRequestSchema } from '../../src/main/studio/mastering/mastering-messages.ts'
import { sampleEpisode } from '../helpers/sample-episode.ts'

// Masters an episode of as many hours as the first argument says and writes the peak memory of the process in kilobytes.
const folder = mkdtempSync(join(tmpdir(), 'castwright-bench-'))
try {
  const episode = sampleEpisode(folder, 3600 * Number(process.argv[2]))
  masterToWav({ order: masterRequestSchema.parse({ ...episode, output: join(folder, 'out.wav') }) })
  process.stdout.write(String(process.resourceUsage().maxRSS))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

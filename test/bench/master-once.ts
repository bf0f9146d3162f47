import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { masterToWav } from '../../src/main/studio/mastering/master-to-wav.ts'
import { masterRequestSchema } from '../../src/main/studio/mastering/mastering-messages.ts'

// Masters the episode that the file of the first argument describes; writes the peak memory of the process in kilobytes.
const entries = z.array(z.tuple([z.string(), z.unknown()])).transform((pairs) => new Map(pairs))
const asked = z
  .looseObject({ takes: entries, gains: entries })
  .parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
masterToWav({ order: masterRequestSchema.parse(asked) })
process.stdout.write(String(process.resourceUsage().maxRSS))

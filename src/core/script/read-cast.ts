import { z } from 'zod'
import { bareRecord } from '../text/bare-record.ts'
import { makeProblem } from './problems.ts'
import type { Locate, YamlEntry } from './read-yaml.ts'
import type { CastEntry, Problem } from './script.ts'

const voice = z.string().trim().min(1).max(80)
const style = z.string().trim().max(500)
const pace = z.number().min(0.5).max(2)

const wantedCast = 'a list such as “Host: Zephyr”'
const wantedVoice = 'the name of a voice'
const wantedStyle = 'a few words'
const wantedPace = 'a number from 0.5 to 2'

/**
 * The `cast` of a front matter: `Host: Zephyr`, or `Host:` with `voice`, `style` and `pace` of its own. What is not valid
 * is left out and reported.
 */
export function readCast(
  entries: readonly YamlEntry[],
  locate: Locate,
  report: (problem: Problem) => void,
): Readonly<Record<string, CastEntry>> {
  const refuse = ({ key, keyRange }: YamlEntry, meant: string) => {
    report(
      makeProblem('front-matter-value', {
        line: locate(keyRange.start),
        range: keyRange,
        written: key,
        meant,
      }),
    )
  }
  const given = entries.findLast((entry) => entry.key.toLowerCase() === 'cast')
  if (given === undefined || given.value === null) return bareRecord<CastEntry>([])
  if (given.entries === undefined) refuse(given, wantedCast)
  const speakers = (given.entries ?? []).filter((speaker) => speaker.key.trim() !== '')
  return bareRecord(speakers.map((speaker) => [speaker.key.trim(), readEntry(speaker, refuse)] as const))
}

function readEntry(speaker: YamlEntry, refuse: (entry: YamlEntry, wanted: string) => void): CastEntry {
  const read = <Value>(
    entry: YamlEntry | undefined,
    value: unknown,
    schema: z.ZodType<Value>,
    wanted: string,
  ): Value | undefined => {
    if (entry === undefined || entry.value === null) return undefined
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    refuse(entry, wanted)
    return undefined
  }
  if (speaker.entries === undefined)
    return withoutGaps({ voice: read(speaker, speaker.text, voice, wantedVoice) })
  const find = (key: string) => speaker.entries?.findLast((entry) => entry.key.toLowerCase() === key)
  const [voiceEntry, styleEntry, paceEntry] = [find('voice'), find('style'), find('pace')]
  return withoutGaps({
    voice: read(voiceEntry, voiceEntry?.text, voice, wantedVoice),
    style: read(styleEntry, styleEntry?.text, style, wantedStyle),
    pace: read(paceEntry, paceEntry?.value, pace, wantedPace),
  })
}

function withoutGaps({ voice: name, style: manner, pace: speed }: CastEntry): CastEntry {
  return {
    ...(name === undefined ? {} : { voice: name }),
    ...(manner === undefined || manner === '' ? {} : { style: manner }),
    ...(speed === undefined ? {} : { pace: speed }),
  }
}

import { nearestWord } from '../text/nearest-word.ts'

/** What the voices can do besides speaking words, and the other ways in which people write it. */
const forms: Readonly<Record<string, readonly string[]>> = {
  laugh: ['laughs', 'laughing', 'laughter', 'laughed', 'lol', 'haha'],
  chuckle: ['chuckles', 'chuckling', 'giggle', 'giggles', 'giggling', 'snicker', 'snickers'],
  sigh: ['sighs', 'sighing'],
  gasp: ['gasps', 'gasping'],
  breath: [
    'breathe',
    'breathes',
    'breathing',
    'breathes in',
    'deep breath',
    'takes a breath',
    'inhale',
    'inhales',
    'exhale',
    'exhales',
  ],
  cough: ['coughs', 'coughing', 'clears throat', 'clears his throat', 'clears her throat', 'clearing throat'],
  whispers: ['whisper', 'whispering', 'whispered'],
}

const tagNames: ReadonlyMap<string, string> = new Map(
  Object.entries(forms).flatMap(([name, others]) => [name, ...others].map((form) => [form, name] as const)),
)

/** The tags of the script format, for completion: `laugh`, `sigh` and so on. */
export const speechTags: readonly string[] = Object.keys(forms)

/** The one name of a speech tag, however it is written ("Laughs", "laughing"): undefined when it is no speech tag. */
export function speechTagName(written: string): string | undefined {
  return tagNames.get(written) ?? tagNames.get(written.trim().toLowerCase())
}

/** The speech tag that `written` most probably misspells. */
export function nearestSpeechTag(written: string): string | undefined {
  const near = nearestWord(written.trim(), tagNames.keys(), 1)
  return near === undefined ? undefined : tagNames.get(near)
}

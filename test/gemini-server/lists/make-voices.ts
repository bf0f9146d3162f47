import { randomNumbers } from '../../helpers/random.ts'
import type { LibraryVoice } from './voice-library.ts'

/** How many voices there are besides Google's thirty: some a person made, the rest Google's. */
const ownCount = 12
const catalogCount = 1988

const places = [
  ['en-US', 'American'],
  ['en-GB', 'British'],
  ['en-AU', 'Australian'],
  ['en-IN', 'Indian'],
  ['es-ES', 'Castilian'],
  ['es-MX', 'Mexican'],
  ['fr-FR', 'Parisian'],
  ['de-DE', 'German'],
  ['it-IT', 'Italian'],
  ['pt-BR', 'Brazilian'],
  ['ja-JP', 'Japanese'],
  ['ko-KR', 'Korean'],
  ['cmn-CN', 'Mandarin'],
  ['hi-IN', 'Hindi'],
  ['ar-EG', 'Egyptian'],
  ['pl-PL', 'Polish'],
] as const
const starts = [
  'Al',
  'Be',
  'Cal',
  'Dor',
  'El',
  'Fa',
  'Gre',
  'Ha',
  'Isa',
  'Jo',
  'Ka',
  'Lu',
  'Mi',
  'Nor',
  'Ol',
  'Ta',
]
const middles = ['ba', 'ri', 'mo', 'len', 'va', 'si', 'do', 'ne']
const ends = ['na', 'ra', 'n', 's', 'la', 'th', 'no', 'ren', 'mi', 'xa', 'de', 'vi', 'ko', 'tte', 'ry', 'lo']
const personas = ['Warm', 'Bright', 'Calm', 'Dry', 'Lively', 'Grave', 'Gentle', 'Brisk', 'Husky', 'Clear']
const contexts = ['Conversational', 'Audiobook', 'News', 'Commercial', 'Education', 'Meditation']
const genders = ['female', 'male', 'female', 'male', 'neutral'] as const
const pitches = ['low', 'medium', 'high'] as const

/** Voices that do not exist, own ones first: as Google lists them. */
export function makeVoices(): LibraryVoice[] {
  const random = randomNumbers(2026)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from')
    return item
  }
  return Array.from({ length: ownCount + catalogCount }, (_, index): LibraryVoice => {
    const name = nameOf(index)
    const [language, accent] = pick(places)
    const persona = pick(personas)
    const context = pick(contexts)
    const isOwn = index < ownCount
    return {
      id: isOwn ? `voice_${name.toLowerCase()}${(index * 7919).toString(36)}` : name,
      display_name: isOwn ? `My ${name}` : name,
      type: isOwn ? (index % 2 === 0 ? 'prompted' : 'replicated') : 'prebuilt',
      gender: pick(genders),
      language_code: language,
      region_code: language.split('-')[1] ?? '001',
      accent,
      persona,
      context,
      pitch: pick(pitches),
      description: `${persona} voice for ${context.toLowerCase()}, ${accent} accent.`,
    }
  })
}

/** One of 16 × 8 × 16 names, each once. */
function nameOf(index: number): string {
  const start = starts[index % starts.length] ?? ''
  const middle = middles[Math.floor(index / starts.length) % middles.length] ?? ''
  const end = ends[Math.floor(index / (starts.length * middles.length)) % ends.length] ?? ''
  return `${start}${middle}${end}`
}

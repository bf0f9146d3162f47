/** Gemini's model that both programs speak with; the only kind the other one knows. */
export const peerModel = 'gemini-2.5-flash-preview-tts'

const lines: readonly (readonly [speaker: string, text: string])[] = [
  ['Host', 'Welcome back to the show. Today we talk about how sound travels through water.'],
  ['Guest', 'Thank you for having me. It is a strange subject, and a beautiful one.'],
  ['Host', 'Let us begin at the surface. Why do we hear so little when we dive?'],
  ['Guest', 'Because our ears are made for air, and most of the sound passes right through our heads.'],
  ['Host', 'And yet it is never quiet down there.'],
  ['Guest', 'Never. Shrimps snap, ice cracks, ships hum, and rain is louder than you would think.'],
  ['Host', 'How far can a sound go before it is lost?'],
  ['Guest', 'In the deep channel, from one side of an ocean to the other.'],
  ['Host', 'Somebody must have found that out by accident.'],
  ['Guest', 'They dropped small charges from a ship and listened three thousand miles away.'],
  ['Host', 'So a whale could speak to another whale across the sea?'],
  ['Guest', 'It could a hundred years ago. Today our ships are in between.'],
]

/** How many lines the script has; each is a request. */
export const peerLines = lines.length

/** Words of the lines at which the server fails the first time, in the middle of things. */
export const peerFailures = [
  { words: 'ears are made for air', kind: 'internal' },
  { words: 'before it is lost', kind: 'unavailable' },
  { words: 'listened three thousand', kind: 'minute-limit' },
] as const

/** The script as Castwright reads it. */
export function ownScript(): string {
  return lines.map(([speaker, text]) => `${speaker}: ${text}`).join('\n\n')
}

/** The same script as mulmocast reads it. */
export function mulmoScript(): string {
  return JSON.stringify({
    $mulmocast: { version: '1.1' },
    lang: 'en',
    title: 'How sound travels',
    speechParams: { speakers: { Host: spokenBy('Kore'), Guest: spokenBy('Puck') } },
    beats: lines.map(([name, text]) => ({ speaker: name, text })),
  })
}

function spokenBy(voiceId: string) {
  return { provider: 'gemini', model: peerModel, voiceId }
}

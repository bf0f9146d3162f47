import type { Hearing } from './use-hearing.ts'

/** The speaker a voice is looked for. */
export type Choosing = {
  readonly speaker: string
  readonly voice: string
  readonly onUse: (voice: string) => void
}

export type GalleryTabProps = Readonly<{
  hearing: Hearing
  choosing: Choosing | undefined
}>

/** How a voice sounds just now. */
export function soundOf({ heard }: Hearing, voice: string): 'silent' | 'waiting' | 'heard' {
  if (heard?.name !== voice) return 'silent'
  return heard.isPlaying ? 'heard' : 'waiting'
}

/** The way to take a voice, where it is looked for somebody. */
export function choiceOf(choosing: Choosing | undefined, name: string) {
  if (choosing === undefined) return undefined
  const { speaker, voice, onUse } = choosing
  return { speaker, isInUse: voice === name, onUse: () => onUse(name) }
}

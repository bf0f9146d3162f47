import type { CompiledTurn } from './compile-request.ts'

/**
 * Turns as one text for the models that are read a transcript: what to do, the manner of each speaker in prose, then a
 * line a turn. Without the first sentence those models sometimes answer the text instead of speaking it.
 */
export function transcript(turns: readonly CompiledTurn[]): string {
  const [first, second] = new Set(turns.map(({ speaker }) => speaker ?? ''))
  const task =
    second === undefined
      ? 'Read the transcript below aloud, word for word.'
      : `Read the conversation below between ${first} and ${second} aloud, word for word.`
  const instructions = [task, ...manners(turns)].join(' ')
  const lines = turns.map(({ speaker, text }) => (speaker === undefined ? text : `${speaker}: ${text}`))
  return `${instructions}\n\n${second === undefined ? 'Transcript' : 'Conversation'}:\n${lines.join('\n')}`
}

/** One sentence for a speaker who sounds alike throughout; otherwise one for each line that has a manner. */
function manners(turns: readonly CompiledTurn[]): string[] {
  const bySpeaker = Map.groupBy(turns.keys(), (index) => turns[index]?.speaker)
  return [...bySpeaker].flatMap(([speaker, indexes]) => {
    const name = speaker ?? 'The speaker'
    const own = indexes.map((index) => turns[index]?.manner)
    const [manner] = own
    if (own.every((one) => one === manner)) return manner === undefined ? [] : [`${name} sounds ${manner}.`]
    return indexes.flatMap((index) => {
      const sounds = turns[index]?.manner
      return sounds === undefined ? [] : [`In line ${index + 1} ${lower(name)} sounds ${sounds}.`]
    })
  })
}

function lower(name: string): string {
  return name.startsWith('The ') ? `the ${name.slice(4)}` : name
}

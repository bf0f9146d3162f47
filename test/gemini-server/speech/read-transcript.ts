export type TranscriptLine = { readonly speaker: string | undefined; readonly text: string }

/** A line that only says that the words to speak come next. */
const heading = /^\s*#*\s*(?:the\s+)?(?:transcript|conversation|script|dialogue|text)\s*:?\s*$/im
/** "Say cheerfully: …" as Google's guide has it. */
const instruction = /^\s*(?:please\s+)?(?:say|read|speak|tts|narrate|perform|make)\b[^:]{0,300}:\s*/i

/**
 * What the models before 3.8 would speak of a prompt: not the instructions before it. With speakers, every line that
 * begins with one of their names and a colon begins a turn, and what stands before the first is instruction too.
 */
export function readTranscript(prompt: string, speakers: readonly string[]): TranscriptLine[] {
  const found = heading.exec(prompt)
  const spoken = found === null ? prompt : prompt.slice(found.index + found[0].length)
  if (speakers.length === 0) {
    const text = (found === null ? spoken.replace(instruction, '') : spoken).trim()
    return text === '' ? [] : [{ speaker: undefined, text }]
  }
  const lines: { speaker: string; text: string }[] = []
  for (const line of spoken.split('\n')) {
    const speaker = speakers.find((name) => line.trimStart().startsWith(`${name}:`))
    if (speaker === undefined) {
      const before = lines.at(-1)
      if (before !== undefined) before.text += `\n${line}`
    } else {
      lines.push({ speaker, text: line.trimStart().slice(speaker.length + 1) })
    }
  }
  return lines.map(({ speaker, text }) => ({ speaker, text: text.trim() })).filter(({ text }) => text !== '')
}

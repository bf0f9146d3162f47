import { talkOf, interview } from '../render/talks.ts'

const chapters = ['Anfang & Ende', '海の中', 'مرحبا', 'What <they> hear', '🎧']
/** Lines of about five seconds. */
const turns = 360

/** A script of about half an hour with chapters and a title in many alphabets. */
export function halfHourScript(title: string): {
  readonly text: string
  readonly chapters: readonly string[]
} {
  const lines = talkOf(interview, { turns })
    .split('\n')
    .filter((line) => /^\p{L}+: /u.test(line))
  const part = Math.ceil(lines.length / chapters.length)
  const parts = chapters.map((name, index) =>
    [`# ${name}`, '', ...lines.slice(index * part, (index + 1) * part), ''].join('\n'),
  )
  return {
    text: `---\ntitle: ${JSON.stringify(title)}\nshow: Deep Water\n---\n\n${parts.join('\n')}`,
    chapters,
  }
}

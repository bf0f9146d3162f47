import { wordCount } from '../script/speech-text.ts'
import type { FrontMatter, Script, Turn } from '../script/script.ts'
import type { HeardShow } from './show-share.ts'

/**
 * A script as it is spoken in its show: in the show's language where it names none of its own, and with the show's spoken
 * disclosure as its last line, said by its first speaker. That line stands at no place of the text (its range is empty, at
 * the end) and before the cues that follow the last written line, so that music may end the episode.
 */
export function withShow(script: Script, show: HeardShow | undefined): Script {
  if (show === undefined) return script
  const { frontMatter } = script
  const language = frontMatter?.language ?? show.language
  const spoken = withSpokenLine(script, show.disclosure.spoken?.trim() ?? '')
  if (language === frontMatter?.language) return spoken
  return { ...spoken, frontMatter: { ...(frontMatter ?? noFrontMatter), language } }
}

/** Whether a turn of a script that `withShow` gave is the disclosure. A written turn takes some room in the text. */
export function isDisclosure(turn: Pick<Turn, 'range'>): boolean {
  return turn.range.start === turn.range.end
}

function withSpokenLine(script: Script, text: string): Script {
  const [first, last] = [script.turns[0], script.turns.at(-1)]
  if (text === '' || first === undefined || last === undefined) return script
  const end = script.lines.at(-1)?.range.end ?? last.range.end
  const turn: Turn = {
    kind: 'turn',
    index: script.turns.length,
    line: script.lines.length,
    range: { start: end, end },
    speaker: first.speaker,
    nameRange: undefined,
    style: undefined,
    styleRange: undefined,
    text,
    pieces: [{ at: 0, source: end }],
  }
  const at = script.items.indexOf(last) + 1
  return {
    ...script,
    items: [...script.items.slice(0, at), turn, ...script.items.slice(at)],
    turns: [...script.turns, turn],
    speakers: script.speakers.map((speaker) =>
      speaker.name === first.speaker
        ? { ...speaker, turns: speaker.turns + 1, words: speaker.words + wordCount(text) }
        : speaker,
    ),
  }
}

const noFrontMatter: FrontMatter = {
  range: { start: 0, end: 0 },
  title: undefined,
  show: undefined,
  language: undefined,
  cast: {},
  values: {},
}

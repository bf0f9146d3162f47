const words =
  'the tide comes in twice a day and nobody ever told it why while seven grey whales sing below quiet water for hours'.split(
    ' ',
  )
const speakers = ['Host', 'Guest', 'Host', 'Guest', 'Caller']
const fewest = 4
const most = 7
/** Lines between two chapters: no request goes over a chapter. */
const chapter = 3

type Line = { readonly speaker: string; readonly text: string }

/** A script that is changed again and again. No two of its lines are ever alike, unless one is as it was before. */
export type TortureScript = {
  readonly texts: () => readonly string[]
  readonly print: () => string
  /** Changes, moves, adds or removes a line or two. */
  readonly change: () => void
  /** Puts a new line in the place of its first. */
  readonly renew: () => void
}

/** `random` gives 0…1. */
export function createTortureScript(random: () => number): TortureScript {
  let written = 0
  const draw = (count: number) => Math.floor(random() * count)
  const writeLine = (speaker = speakers[draw(speakers.length)] ?? 'Host'): Line => {
    written++
    const said = Array.from({ length: 3 + draw(4) }, () => words[draw(words.length)])
    return { speaker, text: `Number ${written} says ${said.join(' ')}.` }
  }
  const before: Line[] = []
  let lines: readonly Line[] = Array.from({ length: 5 }, () => writeLine())

  const changeOne = () => {
    const place = draw(lines.length)
    const kind = draw(8)
    const line = lines[place]
    if (line === undefined) return
    const old = before[draw(before.length)]
    if (kind === 0 && lines.length < most) lines = lines.toSpliced(place, 0, writeLine())
    else if (kind === 1 && lines.length > fewest) lines = lines.toSpliced(place, 1)
    else if (kind === 2) lines = lines.toSpliced(place, 1).toSpliced(draw(lines.length), 0, line)
    else if (kind === 3 && old !== undefined && !lines.includes(old)) lines = lines.with(place, old)
    else {
      before.push(line)
      lines = lines.with(place, writeLine(line.speaker))
    }
  }
  return {
    texts: () => lines.map(({ text }) => text),
    print: () =>
      lines
        .map(({ speaker, text }, place) => {
          const heading = place % chapter === 0 ? `# Part ${place / chapter + 1}\n` : ''
          return `${heading}${speaker}: ${text}\n`
        })
        .join(''),
    renew() {
      lines = lines.with(0, writeLine(lines[0]?.speaker))
    },
    change() {
      for (let changes = 1 + draw(3); changes > 0; changes--) changeOne()
    },
  }
}

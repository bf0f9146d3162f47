/** A text in lines, all of one size. */
export type SetText = { readonly lines: readonly string[]; readonly size: number }

export type TextBox = {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly smallest: number
  /** Below this size a word that is wider than the box is parted, rather than all else made small for it. */
  readonly partBelow: number
  /** From one line to the next, in sizes. */
  readonly leading: number
}

/** How much each try is smaller than the one before. */
const step = 0.94

/**
 * Sets a text as large as it goes into a box, its lines about equally long; what does not fit at the smallest size ends
 * with an ellipsis. `width` measures a line in sizes.
 */
export function setText(text: string, box: TextBox, width: (line: string) => number): SetText {
  for (let size = box.largest; ; size = Math.max(box.smallest, size * step)) {
    const room = box.width / size
    const parted = size < box.partBelow ? partLongWords(text, room, width) : text
    const lines = wrap(parted, room, width)
    const most = Math.max(1, Math.floor(box.height / (box.leading * size)))
    if (lines.length <= most && lines.every((line) => width(line) <= room))
      return { lines: balance(parted, lines.length, room, width), size }
    if (size === box.smallest)
      return { lines: [...lines.slice(0, most - 1), shorten(lines[most - 1] ?? '', room, width)], size }
  }
}

/** Sets a text on one line of a given size, with an ellipsis where it is too long. */
export function setLine(text: string, room: number, width: (line: string) => number): string {
  return width(text) <= room ? text : shorten(text, room, width)
}

function wrap(text: string, room: number, width: (line: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && width(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The same number of lines in the least room that holds them. */
function balance(text: string, count: number, room: number, width: (line: string) => number): string[] {
  let least = 0
  let most = room
  for (let halving = 0; halving < 12; halving++) {
    const middle = (least + most) / 2
    const lines = wrap(text, middle, width)
    if (lines.length > count || lines.some((line) => width(line) > middle)) least = middle
    else most = middle
  }
  return wrap(text, most, width)
}

function partLongWords(text: string, room: number, width: (line: string) => number): string {
  return text
    .split(' ')
    .flatMap((word) => {
      const parts = ['']
      for (const character of word) {
        const last = parts.at(-1) ?? ''
        if (last !== '' && width(last + character) > room) parts.push(character)
        else parts[parts.length - 1] = last + character
      }
      return parts
    })
    .join(' ')
}

function shorten(line: string, room: number, width: (line: string) => number): string {
  const characters = Array.from(line)
  while (characters.length > 0 && width(`${characters.join('').trimEnd()}…`) > room) characters.pop()
  return `${characters.join('').replace(/[\s\p{P}]+$/u, '')}…`
}

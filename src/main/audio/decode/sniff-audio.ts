import { readMp3FrameHeader } from '../../../core/audio/mp3-frame.ts'
import type { ByteFile } from './byte-file.ts'
import type { AudioKind } from './audio-source.ts'
import { damaged, unsupported } from './refusals.ts'

/** What a file is, and where that begins: music players put their tags before it. */
export type Sniffed = { readonly kind: AudioKind; readonly start: number }

/** Bytes at the start that tell what a file is. */
const headBytes = 1 << 16

/** Files that are taken for music, by how they begin. */
const strangers: readonly (readonly [start: string, what: string])[] = [
  ['\x89PNG', 'it is a picture'],
  ['\xff\xd8\xff', 'it is a picture'],
  ['GIF8', 'it is a picture'],
  ['%PDF', 'it is a PDF document'],
  ['PK\x03\x04', 'it is a ZIP archive or a document'],
  ['FORM', 'it is an AIFF file'],
  ['caff', 'it is a CAF file'],
  ['\x1aE\xdf\xa3', 'it is a Matroska or WebM file'],
  ['0&\xb2u', 'it is a Windows Media file'],
  ['MThd', 'it is a MIDI file: notes, not sound'],
  ['MAC ', 'it is a Monkey’s Audio file'],
  ['wvpk', 'it is a WavPack file'],
]

/** Tells by its content what an audio file is. Throws StudioError where it is none that is understood. */
export async function sniffAudio(file: ByteFile): Promise<Sniffed> {
  if (file.size === 0) throw damaged(file.path, 'it is empty')
  const start = await afterId3(file)
  const head = await file.read(start, headBytes)
  const starts = (text: string, at = 0): boolean => letters(head, at, text.length) === text

  if ((starts('RIFF') || starts('RF64')) && starts('WAVE', 8)) return { kind: 'wav', start }
  if (starts('fLaC')) return { kind: 'flac', start }
  if (starts('OggS')) return { kind: oggKind(head, file.path), start }
  if (starts('ftyp', 4) || starts('moov', 4) || starts('mdat', 4)) return { kind: 'aac', start }
  const stranger = strangers.find(([text]) => starts(text))
  if (stranger !== undefined) throw unsupported(file.path, stranger[1])
  if (startsAdts(head)) return { kind: 'aac', start }
  if (start > 0 || hasMp3Frames(head)) return { kind: 'mp3', start }
  if (isText(head)) throw unsupported(file.path, 'it is a text, whatever its name says')
  throw unsupported(file.path, 'it is no kind of audio file that is understood')
}

/** Where the first byte after ID3v2 blocks lies; each says how long it is in four times seven bits. */
async function afterId3(file: ByteFile): Promise<number> {
  let at = 0
  for (let blocks = 0; blocks < 10; blocks++) {
    const head = await file.read(at, 10)
    if (head.length < 10 || letters(head, 0, 3) !== 'ID3') return at
    const [, , , , , flags = 0, a = 0, b = 0, c = 0, d = 0] = head
    at +=
      10 + (((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127)) + (flags & 0x10 ? 10 : 0)
  }
  return at
}

function oggKind(head: Uint8Array, path: string): AudioKind {
  // The first packet of the first page; its table of lengths has one entry.
  const at = 27 + (head[26] ?? 0)
  if (letters(head, at, 8) === 'OpusHead') return 'opus'
  if (letters(head, at, 7) === '\x01vorbis') return 'vorbis'
  throw unsupported(path, 'it is an Ogg file of another kind than Vorbis or Opus')
}

function startsAdts(head: Uint8Array): boolean {
  let at = 0
  for (let frames = 0; frames < 3; frames++) {
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = head.subarray(at, at + 6)
    if (first !== 0xff || (second & 0xf6) !== 0xf0 || ((third >> 2) & 15) > 12) return false
    at += ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
    if (at + 6 > head.length) return true
  }
  return true
}

/** Whether three frames of one kind follow one another somewhere: chance does not do that. */
function hasMp3Frames(head: Uint8Array): boolean {
  for (let at = head.indexOf(0xff); at >= 0; at = head.indexOf(0xff, at + 1)) {
    let next = at
    let frames = 0
    for (; frames < 3; frames++) {
      const header = readMp3FrameHeader(head.subarray(next, next + 4))
      if (header === undefined) break
      next += header.size
      if (next === head.length) return true
    }
    if (frames === 3) return true
  }
  return false
}

function isText(head: Uint8Array): boolean {
  const odd = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  return odd === 0
}

function letters(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

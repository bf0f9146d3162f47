import { createResampler } from '../../../core/audio/resampler.ts'
import { speechEdges } from '../../../core/audio/speech-edges.ts'
import { playedRate } from '../../../core/cast/draft-voices.ts'
import { placePhones } from '../../../core/draft/place-phones.ts'
import { placeWords } from '../../../core/draft/place-words.ts'
import { draftRate, type DraftSpeech, type DraftTask } from './draft-task.ts'
import type { Flite } from './flite.ts'
import type { SoundBook } from './sound-book.ts'

type Piece = { readonly text: string; readonly words: readonly string[] }
type Tools = {
  readonly flite: Flite
  readonly soundBook: SoundBook
  /** Called after each piece with the seconds of audio so far. */
  readonly onProgress: (seconds: number) => void
}

/** Flite's rate, Hz. */
const renderedRate = 16_000
/** Silence left before and after speech, seconds: a cut right at the edge clicks. */
const margin = 0.01

/** Speaks one turn from its parts: rendered, bent to the voice, levelled, cut at its edges, joined to the sample. */
export function speakTask(task: DraftTask, tools: Tools): DraftSpeech {
  const chunks: Int16Array[] = []
  const words: DraftSpeech['words'] = []
  let length = 0
  let wordsBefore = 0
  for (const part of task.parts) {
    if (part.kind === 'silence') {
      const silence = new Int16Array(Math.round(part.seconds * draftRate))
      chunks.push(silence)
      length += silence.length
      continue
    }
    const from = length / draftRate
    const spoken = speakPieces(task, part.pieces, {
      ...tools,
      onProgress: (seconds) => tools.onProgress(from + seconds),
    })
    for (const { word, start, end } of spoken.words) {
      words.push({ word: wordsBefore + word, start: from + start, end: from + end })
    }
    chunks.push(spoken.pcm)
    length += spoken.pcm.length
    wordsBefore += part.pieces.reduce((total, piece) => total + piece.words.length, 0)
  }
  return { pcm: joined(chunks, length), words }
}

function speakPieces(task: DraftTask, pieces: readonly Piece[], tools: Tools): DraftSpeech {
  const rate = playedRate(task)
  const resampler = createResampler(rate, draftRate)
  const chunks: Int16Array[] = []
  const words: DraftSpeech['words'] = []
  let rendered = 0
  let length = 0
  let wordsBefore = 0
  const add = (samples: Float32Array) => {
    chunks.push(toPcm(samples, task.gain))
    length += samples.length
  }
  for (const piece of pieces) {
    const { samples, utterances } = tools.flite.speak({
      text: piece.text,
      base: task.base,
      stretch: task.stretch / task.pace,
      pitch: task.pitch,
    })
    const phones = placePhones(utterances, samples.length / renderedRate)
    for (const [index, span] of placeWords(tools.soundBook.lookUp(piece.words), phones).entries()) {
      if (span === undefined) continue
      const seconds = (time: number) => (rendered + time * renderedRate) / rate
      words.push({ word: wordsBefore + index, start: seconds(span.start), end: seconds(span.end) })
    }
    add(resampler.process(new Float32Array(samples)))
    rendered += samples.length
    wordsBefore += piece.words.length
    tools.onProgress(length / draftRate)
  }
  add(resampler.finish())
  return cutEdges({ pcm: joined(chunks, length), words })
}

function cutEdges({ pcm, words }: DraftSpeech): DraftSpeech {
  const edges = speechEdges(pcm, draftRate)
  const kept = Math.round(margin * draftRate)
  const start = Math.max(0, edges.start - kept)
  const end = Math.min(pcm.length, edges.end + kept)
  const seconds = (end - start) / draftRate
  const moved = (time: number) => Math.min(seconds, Math.max(0, time - start / draftRate))
  return {
    pcm: pcm.slice(start, end),
    words: words.map((word) => ({ ...word, start: moved(word.start), end: moved(word.end) })),
  }
}

function toPcm(samples: Float32Array, gain: number): Int16Array {
  const pcm = new Int16Array(samples.length)
  for (let index = 0; index < pcm.length; index++) {
    pcm[index] = Math.max(-32_768, Math.min(32_767, Math.round((samples[index] ?? 0) * gain)))
  }
  return pcm
}

function joined(chunks: readonly Int16Array[], length: number): Int16Array<ArrayBuffer> {
  const whole = new Int16Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

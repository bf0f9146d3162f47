import { mannerWords } from '../../../../src/core/gemini/manner.ts'
import { randomNumbers } from '../../../helpers/random.ts'
import { answerTake, type AnsweredTake } from './answer-take.ts'
import type { CorpusLine } from './draw-lines.ts'
import type { PlannedTake } from './plan-corpus.ts'
import { placeInRoom } from './room-sound.ts'
import { spoilHarder } from './harder-fault.ts'
import { corpusRate, speakLines, type SpeakWords } from './speak-lines.ts'

/** A planned take as it comes back; undefined where its fault cannot be done to it. */
export async function speakTake(take: PlannedTake, speak: SpeakWords): Promise<AnsweredTake | undefined> {
  const said = take.fault?.kind === 'style-aloud' ? take.lines.map(withStyle) : take.lines
  const gainOf = (voice: string) => take.gains.get(voice) ?? 1
  const perform = async (slower: number) => {
    const random = take.free === undefined ? undefined : randomNumbers(take.free)
    const paceOf = (voice: string) => (take.paces.get(voice) ?? 1) / slower
    return placeInRoom(await speakLines(said, { speak, paceOf, gainOf, random }), take.room, corpusRate)
  }
  const { harder, container } = take
  const sound = await perform(1)
  if (harder === undefined) return answerTake(sound, take.fault ?? take.harmless, container)
  const again = harder.kind === 'said-again' ? await perform(1.07) : sound
  const spoiled = spoilHarder(sound, corpusRate, { ...harder, again })
  return spoiled && answerTake(spoiled, { kind: 'none' }, container)
}

/** As the strict server reads aloud what it was sent for a style. */
function withStyle(line: CorpusLine): CorpusLine {
  return { ...line, text: `${mannerWords(line.style, line.pace) ?? 'Warm and friendly'}. ${line.text}` }
}

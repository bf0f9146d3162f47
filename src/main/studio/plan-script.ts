import type { CastMember } from '../../core/cast/resolve-cast.ts'
import { planTakes, type PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Estimate, Passage, SpeechEngine } from '../engines/speech-engine.ts'

/** The take that each turn of a script needs from an engine. Throws StudioError: `script-empty`, `unknown-voice`. */
export function planScript(
  script: Script,
  cast: ReadonlyMap<string, CastMember>,
  engine: SpeechEngine,
): readonly PlannedTake[] {
  const voices = engine.voicesFor([...cast].map(([speaker, member]) => ({ speaker, voice: member.voice })))
  const spokenAs = [...cast].map(([speaker, member]) => {
    const voice = voices.get(speaker) ?? member.voice
    return [speaker, { voice, style: member.style, pace: member.pace }] as const
  })
  const plan = planTakes({
    turns: script.turns,
    spokenAs: new Map(spokenAs),
    engine: engine.id,
    model: engine.model,
    usesStyle: engine.usesStyle,
    language: script.frontMatter?.language,
  })
  if (plan.length === 0) throw new StudioError('script-empty', 'There is nothing to speak in this script.')
  return plan
}

/** What an engine is asked for to make the planned takes of one request. */
export function passageFor(script: Script, planned: readonly PlannedTake[]): Passage {
  const turns = planned.map(({ turn: index, request }) => {
    const turn = script.turns[index]
    const spoken = request.turns[0]
    if (turn === undefined || spoken === undefined) throw new Error(`No turn ${index}`)
    return { speaker: turn.speaker, ...spoken, place: `line ${turn.line}` }
  })
  const request = planned[0]?.request
  return { turns, language: request?.language, take: request?.take ?? 1 }
}

/** What requests are expected to come to, one by one. */
export function estimatesOf(
  script: Script,
  requests: readonly (readonly PlannedTake[])[],
  engine: SpeechEngine,
): readonly Estimate[] {
  return requests.map((request) => engine.estimate(passageFor(script, request)))
}

import { Command } from 'commander'
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { castSources } from '../../../core/cast/cast-sources.ts'
import { ensureSpeakers, resolveCast } from '../../../core/cast/resolve-cast.ts'
import { spellDollars } from '../../../core/price/spell-dollars.ts'
import type { PlannedTake } from '../../../core/plan/plan-takes.ts'
import { parseScript } from '../../../core/script/parse-script.ts'
import type { Script } from '../../../core/script/script.ts'
import { withShow } from '../../../core/show/with-show.ts'
import { countOf } from '../../../core/text/count-of.ts'
import { spellDuration } from '../../../core/text/spell-duration.ts'
import type { LineDecisions } from '../../../core/takes/line-decision.ts'
import type { Estimate, SpeechEngine } from '../../engines/speech-engine.ts'
import { fileError } from '../../files/file-error.ts'
import { readScriptFile } from '../../files/read-script.ts'
import { isStudioError } from '../../../shared/studio-error.ts'
import { openLibrary, type Library } from '../../library/library.ts'
import { choosePlan, missingOf } from '../../studio/choose-plan.ts'
import { showNameOf } from '../../studio/episode-script.ts'
import { planScript } from '../../studio/plan-script.ts'
import { quoteTakes } from '../../studio/quote-takes.ts'
import { createTakeNotes } from '../../takes/take-notes.ts'
import type { CommandContext } from '../command-context.ts'
import { openEngine } from '../open-engine.ts'
import { factLines } from '../print.ts'
import { libraryRoot } from '../terminal-settings.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type EstimateOptions = option.CommonOptions &
  option.EngineOptions & { readonly speaker?: readonly string[]; readonly library?: string }

/** `castwright estimate`: what a render would speak, how long it would take, and what it would cost. */
export function estimateCommand(run: Run): Command {
  const command = new Command('estimate')
    .description('tell what a render would cost, without speaking')
    .argument('<script>', 'the script file')
    .addOption(option.speakerOption())
  return option
    .withServiceOptions(option.withEngineOptions(command))
    .addOption(option.libraryOption())
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
    .addHelpText(
      'after',
      `
Needs no key. Lines that were spoken before cost nothing. The longer you work with Gemini,
the better the estimate: it learns how fast each voice speaks.

Examples:
  castwright estimate episode.md --engine gemini
  castwright estimate episode.md --model gemini-3.8-flash-lite-tts --json`,
    )
    .action((file: string, options: EstimateOptions) =>
      run(options, (context) => estimate(context, file, options)),
    )
}

async function estimate(context: CommandContext, file: string, options: EstimateOptions): Promise<void> {
  const { terminal, output } = context
  const given = resolve(terminal.folder, file)
  const source = await realpath(given).catch((error: unknown) => {
    throw fileError(error, given)
  })
  const written = parseScript(await readScriptFile(source))
  const fromOptions = option.castFromOptions(options.speaker ?? [])
  ensureSpeakers(written, Object.keys(fromOptions))
  const root = await libraryRoot(context, options.library)
  const library = await openLibrary(root, terminal.clock).catch(noneYet)
  const episode = (await library?.episodes.findBySource(source))?.file
  const show = await library?.shows.showOf(showNameOf(written, episode ?? {}))
  const script = withShow(written, show?.file)
  const inUse = await openEngine(context, { ...options, episode, hasEpisode: true, isEstimate: true })
  try {
    const voices = { cast: { ...episode?.cast, ...fromOptions }, givenVoices: episode?.givenVoices ?? {} }
    const cast = resolveCast(script, castSources(voices, script.frontMatter?.cast, show?.file.cast))
    const plan = planScript(script, cast, inUse.engine)
    const missing =
      library === undefined
        ? missingOf(plan, new Set())
        : await findMissing(library, script, plan, episode?.lines ?? {}, inUse.engine)
    const { estimates, speech: seconds, cost } = quoteTakes(script, plan, missing, inUse, episode?.id)
    const total = (what: keyof Estimate) => estimates.reduce((sum, one) => sum + one[what], 0)
    const isLater = inUse.service === 'batch' && estimates.length > 0
    const wait = isLater ? (inUse.deadline ?? 0) * 3600 : inUse.waitFor(estimates)
    output.result({
      json: {
        engine: inUse.engine.id,
        model: inUse.model ?? null,
        service: inUse.service ?? 'standard',
        lines: { toSpeak: missing.length, reused: plan.length - missing.length },
        requests: estimates.length,
        seconds,
        wait,
        tokensIn: total('tokensIn'),
        tokensOut: total('tokensOut'),
        cost,
      },
      text: factLines([
        ['Engine', inUse.model === undefined ? 'draft voices' : inUse.model],
        ['Lines', `${countOf(missing.length, 'line')} to speak, ${plan.length - missing.length} reused`],
        ['Speech', spellDuration(seconds)],
        ['Time', `${isLater ? 'within' : 'about'} ${spellDuration(wait)}`],
        ['Cost', cost === 0 ? 'free' : `about ${spellDollars(cost)}`],
      ]),
      brief: String(cost),
    })
  } finally {
    await inUse.close()
  }
}

/** On a new machine there is no library, and nothing to reuse. */
function noneYet(error: unknown): undefined {
  if (!isStudioError(error, 'folder-missing')) throw error
}

async function findMissing(
  { takes }: Library,
  script: Script,
  plan: readonly PlannedTake[],
  decisions: LineDecisions,
  engine: SpeechEngine,
): Promise<readonly PlannedTake[]> {
  const { chosen, known } = await choosePlan({
    script,
    plan,
    decisions,
    engine,
    takes,
    notes: createTakeNotes(),
  })
  return missingOf(chosen, known)
}

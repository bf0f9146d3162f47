import { modelWarning } from '../../core/gemini/model-warning.ts'
import { pacificDay } from '../../core/price/pacific-day.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { modelId } from '../../shared/ipc/shapes.ts'
import { checkAddress } from '../engines/gemini/check-address.ts'
import { openVoiceLibrary } from '../engines/gemini/voice-library.ts'
import { draftInUse, type EngineInUse } from '../engines/engine-in-use.ts'
import { makeFolder } from '../files/make-folder.ts'
import { applicationDataFolder } from '../library/data-folders.ts'
import { engineChoice } from '../library/engine-choice.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { SettingsValues } from '../settings/settings.ts'
import { proxyOfEnvironment } from '../network/find-proxy.ts'
import { openGeminiDesk } from '../studio/gemini-desk.ts'
import type { EngineChoice } from '../studio/worker/studio-calls.ts'
import type { CommandContext } from './command-context.ts'
import type { EngineOptions } from './commands/common.ts'
import { keyInUse, placeName } from './key-in-use.ts'
import { surroundingsOf } from './terminal.ts'

export type OpenEngine = EngineOptions & {
  readonly library?: string
  /** The episode that is known already, if there is one. */
  readonly episode?: Pick<EpisodeFile, 'engine' | 'model'> | undefined
  /** For words without an episode nothing is asked for in a batch: nobody would collect it. */
  readonly hasEpisode?: boolean
  /** Whether it is only asked what it would cost: that needs no key. */
  readonly isEstimate?: boolean
}

/**
 * The engine that the options, the episode and the settings ask for, in this order. Says where the key is from. Throws
 * StudioError: key-missing, keychain-unavailable, address-refused, usage.
 */
export async function openEngine(
  context: CommandContext,
  options: OpenEngine,
): Promise<EngineInUse & { readonly close: () => Promise<void> }> {
  const { terminal, output, makers } = context
  const settings = context.settings().get()
  const choice = choose(options, settings)
  const data = applicationDataFolder(surroundingsOf(terminal))
  const voices = openVoiceLibrary(data, terminal.clock)
  if (choice.id === 'draft') {
    const draft = draftInUse(makers.makeDraftEngine(voices.known))
    return { ...draft, close: () => draft.engine.close() }
  }
  const address = options.baseUrl ?? settings.geminiAddress
  if (address !== undefined) checkAddress(address)
  const key = options.isEstimate === true ? undefined : await keyInUse(context, options.library)
  if (key !== undefined)
    output.note(`Gemini speaks (${choice.model}). The key is from ${placeName(key.from)}.`)
  const warning = modelWarning(choice.model, pacificDay(terminal.clock()))
  if (warning !== undefined) output.note(warning)
  await makeFolder(data)
  const desk = await openGeminiDesk({
    data,
    resources: makers.resources,
    clock: terminal.clock,
    voices,
    access: () => ({
      key: key?.key,
      address,
      proxy: proxyOfEnvironment(terminal.environment),
      budgets: { perEpisode: settings.budgetPerEpisode, perDay: settings.budgetPerDay },
    }),
  })
  for (const notice of desk.notices()) output.note(notice)
  const service = options.service ?? choice.service
  return {
    ...desk.inUse(choice.model, options.lineByLine === true ? 'lines' : choice.mode, {
      service: service === 'batch' && options.hasEpisode !== true ? 'standard' : service,
      deadline: options.deadline ?? choice.deadline,
    }),
    close: () => desk.close(),
  }
}

function choose({ engine, model, episode }: OpenEngine, settings: SettingsValues): EngineChoice {
  if (model !== undefined) {
    if (engine === 'draft')
      throw new StudioError('usage', '--model names a model of Gemini; the draft voices have none.')
    if (!modelId.safeParse(model).success)
      throw new StudioError('usage', 'What --model names is no id of a model, such as gemini-3.8-flash-tts.')
    const { geminiMode: mode, geminiService: service, geminiDeadline: deadline } = settings
    return { id: 'gemini', model, mode, service, deadline }
  }
  const wanted = engine ?? episode?.engine ?? settings.engine
  return engineChoice({ engine: wanted, model: episode?.model }, settings)
}

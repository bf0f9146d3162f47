import type { z } from 'zod'
import { type RequestName, requestNames } from '../../shared/ipc/names.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import { type RequestOutput, requests } from '../../shared/ipc/schemas.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import type { Log } from '../log/log.ts'
import type { Handlers, ParsedInput } from './handlers.ts'
import { isWithinSize } from './message-size.ts'

/** Who sent a message, as Electron tells it. */
export type Sender = {
  /** Id of the known window whose web contents sent it; undefined for any other. */
  readonly window: number | undefined
  /** The frame at the moment the message came in; null when it is gone already. */
  readonly frame: { readonly isMain: boolean; readonly url: string } | null
}

export type AnswerRequest = {
  readonly handlers: Handlers
  /** Whether an address is the application's own page. */
  readonly isOwnPage: (url: string) => boolean
  readonly log: Log
}

/** Above the largest script (16 Mi units) with its envelope; nothing else comes near. */
const LARGEST_MESSAGE = 17 * 2 ** 20

type Doors = {
  readonly [Name in RequestName]: {
    readonly input: z.ZodType<ParsedInput<Name>>
    readonly output: z.ZodType<RequestOutput<Name>>
  }
}
const doors: Doors = requests

/**
 * Answers one message from a page: sender, name, size and input are checked before the handler sees anything, and its
 * output before it leaves. Never throws: what is refused or fails comes back as a value.
 */
export async function answerRequest(
  { handlers, isOwnPage, log }: AnswerRequest,
  sender: Sender,
  message: readonly unknown[],
): Promise<Reply<unknown>> {
  const refuse = (why: string): Reply<never> => {
    // Never the content: it may be a script, or something worse.
    log.warn(`A message from the window was refused: ${why}`)
    return { ok: false, code: 'message-refused', message: 'The window sent a message that does not fit.' }
  }
  const { window, frame } = sender
  if (window === undefined) return refuse('the sender is no known window')
  if (frame === null) return refuse('the frame that sent it is gone')
  if (!frame.isMain) return refuse('the sender is not the main frame')
  if (!isOwnPage(frame.url)) return refuse('the sender is not our page')
  const [name, input, ...rest] = message
  if (!isRequestName(name) || rest.length > 0) return refuse('there is no such request')
  if (!isWithinSize(input, LARGEST_MESSAGE)) return refuse(`the input of ${name} is too large`)
  const parsed = parseInput(name, input)
  if (!parsed.success) return refuse(`the input of ${name} does not fit (${places(parsed.error)})`)
  try {
    const output = await run(handlers, name, parsed.data, window)
    return { ok: true, data: output }
  } catch (error) {
    if (isStudioError(error)) {
      if (error.code !== 'cancelled') log.info(`${name}: ${error.code}`, error.cause)
      return { ok: false, code: error.code, message: error.message }
    }
    log.error(`${name} failed`, error)
    return { ok: false, code: 'internal', message: 'Castwright has met a fault of its own.' }
  }
}

function isRequestName(name: unknown): name is RequestName {
  return requestNames.some((one) => one === name)
}

function parseInput<Name extends RequestName>(
  name: Name,
  input: unknown,
): z.ZodSafeParseResult<ParsedInput<Name>> {
  return doors[name].input.safeParse(input)
}

async function run<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  input: ParsedInput<Name>,
  window: number,
): Promise<RequestOutput<Name>> {
  return doors[name].output.parse(await handlers[name](input, { window }))
}

// Paths and codes only: zod's own messages may quote what was sent, and so may the names of unknown members.
function places(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.code} at depth ${issue.path.length}`)
    .join(', ')
}

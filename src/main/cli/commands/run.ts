import type { CommandContext } from '../command-context.ts'
import type { CommonOptions } from './common.ts'

/** Carries out a command with the options that concern every command, and keeps how it ended. */
export type Run = (
  options: CommonOptions,
  action: (context: CommandContext) => Promise<void>,
) => Promise<void>

import { type Command, Option } from 'commander'
import type { LoudnessPreset } from '../../core/export/loudness-preset.ts'
import { checkShow } from '../../core/publish/check-show.ts'
import { changeShow, type ShowChanges } from '../../core/show/change-show.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { showFileSchema, type ShowFile } from '../library/show-file.ts'
import { readAddress } from '../publish/read-address.ts'

/** What of a show the command line sets. An empty text takes it away. */
export type ShowOptions = {
  readonly author?: string
  readonly description?: string
  readonly language?: string
  readonly loudness?: LoudnessPreset
  readonly address?: string
  readonly link?: string
  readonly owner?: string
  readonly email?: string
  readonly category?: string
  readonly explicit?: 'yes' | 'no'
  readonly copyright?: string
  readonly disclosure?: string
  readonly spokenDisclosure?: string
}

/** What a directory refuses of one option is refused before it is written. */
const ruleOf = {
  language: 'language-unknown',
  category: 'category-unknown',
  email: 'email-broken',
  link: 'link-broken',
} as const

/** Adds the options that say what a show is, in the order in which help shows them. */
export function withShowOptions(command: Command): Command {
  const loudness = new Option('--loudness <name>', 'what its exported files are brought to')
  const explicit = new Option('--explicit <answer>', 'whether it is for adults alone')
  return command
    .option('--author <name>', 'who makes it')
    .option('--description <text>', 'what it is about')
    .option('--language <code>', 'such as en or pt-BR')
    .addOption(loudness.choices(['podcast', 'spotify', 'broadcast', 'off']))
    .option('--address <url>', 'the public address of the folder that it is published in')
    .option('--link <url>', 'its page, where it has one of its own')
    .option('--owner <name>', 'whom directories write to')
    .option('--email <address>', 'where they write to; everybody sees it')
    .option('--category <name>', 'of Apple Podcasts, such as "Society & Culture/Documentary"')
    .addOption(explicit.choices(['yes', 'no']))
    .option('--copyright <text>', 'who has the rights')
    .option('--disclosure <text>', 'how tags, feed and page say that artificial voices speak')
    .option('--spoken-disclosure <text>', 'the same, said at the end of each episode')
}

/** A show as the options make it. Throws StudioError: `usage` for what no show can have, `feed-incomplete` for an address. */
export function changedShow(file: ShowFile, options: ShowOptions): ShowFile {
  const { owner: ownerName, explicit, disclosure, spokenDisclosure, address, ...rest } = options
  const { author, description, language, loudness, link, email, category, copyright } = rest
  const feed = { address: cleanAddress(address), link, ownerName, email, category, copyright }
  const given: ShowChanges = {
    ...present({ author, description, language }),
    ...(loudness === undefined ? {} : { loudness }),
    feed: { ...present(feed), ...(explicit === undefined ? {} : { isExplicit: explicit === 'yes' }) },
    disclosure: present({ text: disclosure, spoken: spokenDisclosure }),
  }
  const changed = changeShow(file, given)
  for (const [option, rule] of Object.entries(ruleOf)) {
    const fault = checkShow({ ...changed, cover: undefined }).find((finding) => finding.rule === rule)
    if (fault !== undefined && Object.hasOwn(options, option)) throw new StudioError('usage', fault.message)
  }
  return readable(changed)
}

const names: readonly (keyof ShowOptions)[] = [
  'author',
  'description',
  'language',
  'loudness',
  'address',
  'link',
  'owner',
  'email',
  'category',
  'explicit',
  'copyright',
  'disclosure',
  'spokenDisclosure',
]

/** Whether anything of a show is set by the options. */
export function hasShowOptions(options: ShowOptions): boolean {
  return names.some((name) => options[name] !== undefined)
}

/** A title that a show can have. Throws StudioError('usage'). */
export function readTitle(written: string): string {
  const read = showFileSchema.shape.title.safeParse(written)
  if (read.success) return read.data
  throw new StudioError('usage', 'A show has a title of 1 to 300 letters.')
}

function readable(file: ShowFile): ShowFile {
  const read = showFileSchema.safeParse(file)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new StudioError(
    'usage',
    `A show cannot have this: ${issue?.path.join(' ') ?? ''} ${issue?.message ?? ''}`,
  )
}

function cleanAddress(written: string | undefined): string | undefined {
  return written === undefined || written.trim() === '' ? written : readAddress(written)
}

type Given<Members> = { [Name in keyof Members]?: string }

function present<Members extends Readonly<Record<string, string | undefined>>>(
  members: Members,
): Given<Members> {
  const given: Given<Members> = {}
  for (const name in members) {
    const text = members[name]
    if (text !== undefined) given[name] = text
  }
  return given
}

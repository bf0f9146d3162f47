import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'

/** The members of a JSON object, whatever they are. */
export type Members = Readonly<Record<string, unknown>>

/** Bytes. Files of this kind have a few hundred. */
const LARGEST = 2 ** 20
const membersSchema = z.record(z.string(), z.unknown())

/**
 * The members of a small JSON file; none where there is no file; `broken` where it is no JSON object or far too large.
 * Throws StudioError where it cannot be read.
 */
export function readMembers(path: string): Members | 'broken' {
  try {
    const facts = statSync(path)
    if (!facts.isFile()) throw new StudioError('not-a-file', `${path} is not a file.`)
    if (facts.size > LARGEST) return 'broken'
    const members = membersSchema.safeParse(parseJson(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')))
    return members.success ? members.data : 'broken'
  } catch (error) {
    if (isAbsent(error)) return {}
    throw fileError(error, path)
  }
}

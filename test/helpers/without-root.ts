import { spawnSync } from 'node:child_process'
import { lchownSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The user that owns nothing, by the number Linux and macOS know it by. */
const NOBODY = 65_534

/** The user for what root may do and nobody else; undefined where the tests do not run as root anyway. */
export const plainUser = process.getuid?.() === 0 ? NOBODY : undefined

/** Whether a plain user can run the built program: a checkout in the home of root is closed to all others. */
export const canRunAsPlainUser =
  plainUser === undefined ||
  spawnSync(
    process.execPath,
    [
      '-e',
      'require("node:fs").accessSync(process.argv[1])',
      fileURLToPath(new URL('../../package.json', import.meta.url)),
    ],
    { uid: plainUser, gid: plainUser },
  ).status === 0

/** Does some work without the rights of root, to whom no file is closed. Make the test's folder inside of it. */
export async function withoutRoot<Result>(work: () => Promise<Result> | Result): Promise<Result> {
  if (plainUser === undefined) return work()
  process.seteuid?.(plainUser)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

/** Makes a folder and all that is in it the plain user's, when the tests run as root. */
export function giveToPlainUser(folder: string): void {
  if (plainUser === undefined) return
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const path of [folder, ...names.map((name) => join(folder, name))])
    lchownSync(path, plainUser, plainUser)
}

import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/**
 * A program of its own that takes the lock at its first argument, and is killed before the nth thing it does to files; n is
 * its second argument, 0 the first.
 */
const [, , path = '', nth = ''] = process.argv
let count = 0
const mortal =
  <Given extends readonly unknown[], Result>(work: (...given: Given) => Result) =>
  (...given: Given): Result => {
    if (count++ === Number(nth)) process.kill(process.pid, 'SIGKILL')
    return work(...given)
  }
Object.assign(promises, {
  link: mortal(promises.link),
  rename: mortal(promises.rename),
  unlink: mortal(promises.unlink),
  writeFile: mortal(promises.writeFile),
})
syncBuiltinESMExports()

const { holdLock } = await import('../../src/main/files/lock-file.ts')
await holdLock(path, 'Sound')

import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import { makeFolder } from '../files/make-folder.ts'
import { keepAside } from '../settings/keep-aside.ts'
import { openDatabase, type Database } from './database.ts'
import { migrations } from './migrations.ts'
import { isDamaged } from './sqlite-error.ts'

/** A database that is there whatever happens: at worst in memory alone. */
export interface Store {
  /** Does `work`; where the file turns out to be damaged, it is kept aside and `work` is done again on a new one. */
  readonly use: <Result>(work: (database: Database) => Result) => Result
  /** What went wrong with the file so far, in sentences. */
  readonly notices: () => readonly string[]
  readonly close: () => void
}

export type OpenStore = {
  readonly path: string
  readonly clock: () => Date
  /** Brings a database up to date that had to take the place of another. */
  readonly fill: (database: Database) => void
}

/**
 * Opens `castwright.db` at `path`. All that is kept in it can be read from elsewhere again, or learned: so a damaged one
 * is kept aside and begun anew, and where there can be none (of a later version, disk full, no permission) a database in
 * memory takes its place.
 */
export async function openStore({ path, clock, fill }: OpenStore): Promise<Store> {
  const notices: string[] = []
  await makeFolder(dirname(path)).catch(ignoreStudioError)
  let database = openSomehow(path, clock, notices)
  return {
    use(work) {
      try {
        return work(database)
      } catch (error) {
        if (!isDamaged(error)) throw error
        database.close()
        database = openAnew(path, clock, notices)
        fill(database)
        return work(database)
      }
    },
    notices: () => [...notices],
    close: () => database.close(),
  }
}

function openSomehow(path: string, clock: () => Date, notices: string[]): Database {
  try {
    const opened = openDatabase(path, migrations)
    if (opened.kind === 'open') return opened.database
    notices.push(`${path} was made by a later version of Castwright and is left as it is.`)
  } catch (error) {
    if (isDamaged(error)) return openAnew(path, clock, notices)
    if (!(error instanceof StudioError)) throw error
    notices.push(error.message)
  }
  return openInMemory()
}

function openAnew(path: string, clock: () => Date, notices: string[]): Database {
  try {
    const aside = keepAside(path, clock(), 'move')
    // What belongs to the damaged file would be taken for the new one's.
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
    notices.push(`${path} was damaged. It is kept as ${aside}, and made anew from the ledger.`)
    const opened = openDatabase(path, migrations)
    if (opened.kind === 'open') return opened.database
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    notices.push(error.message)
  }
  return openInMemory()
}

function openInMemory(): Database {
  const opened = openDatabase(undefined, migrations)
  if (opened.kind === 'open') return opened.database
  throw new Error('A database in memory is never of a later version')
}

function ignoreStudioError(error: unknown): void {
  if (!(error instanceof StudioError)) throw error
}

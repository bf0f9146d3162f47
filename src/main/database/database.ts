import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { z } from 'zod'
import { StudioError } from '../../shared/studio-error.ts'
import { sqliteError } from './sqlite-error.ts'

/**
 * SQLite, of which this is the only file that knows. Every call blocks its thread: only workers and the command line
 * open databases. Throws StudioError('io-failed') and the like for what the file refuses; see `isDamaged`.
 */
export interface Database {
  readonly run: (sql: string, ...values: SQLInputValue[]) => void
  readonly all: <Row>(schema: z.ZodType<Row>, sql: string, ...values: SQLInputValue[]) => Row[]
  /** The only row of an answer. */
  readonly one: <Row>(schema: z.ZodType<Row>, sql: string, ...values: SQLInputValue[]) => Row
  /** All of `work` or nothing, and no other program writes meanwhile. Not to be nested. */
  readonly transaction: <Result>(work: () => Result) => Result
  readonly close: () => void
}

/** A database of a later version of the program is left alone: then this says so instead. */
export type OpenedDatabase =
  | { readonly kind: 'open'; readonly database: Database }
  | { readonly kind: 'newer'; readonly version: number }

/** Milliseconds to wait for another program that is writing. It writes for moments. */
const usualPatience = 5_000

/**
 * Opens the database file at `path`, one in memory where that is undefined, and brings it up to date: `migrations[n]` leads from version n
 * to n + 1, and one that was ever given out is never changed. `patience`: milliseconds to wait for another program that
 * is writing. Throws StudioError.
 */
export function openDatabase(
  path: string | undefined,
  migrations: readonly string[],
  patience = usualPatience,
): OpenedDatabase {
  const name = path ?? 'The database in memory'
  const translate = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw sqliteError(error, name)
    }
  }
  const connection = translate(() => new DatabaseSync(path ?? ':memory:', { timeout: patience }))
  try {
    const version = translate(() => prepare(connection, migrations))
    if (version <= migrations.length) return { kind: 'open', database: wrap(connection, translate) }
    connection.close()
    return { kind: 'newer', version }
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Gives the version of the file. */
function prepare(connection: DatabaseSync, migrations: readonly string[]): number {
  if (versionOf(connection) > migrations.length) return versionOf(connection)
  // A power cut may take the last changes, never the order of things: what is kept here is read from the ledger again.
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF')
  if (versionOf(connection) === migrations.length) return migrations.length
  return inTransaction(connection, () => {
    const from = versionOf(connection)
    for (const migration of migrations.slice(from)) connection.exec(migration)
    if (from < migrations.length) connection.exec(`PRAGMA user_version = ${migrations.length}`)
    return Math.max(from, migrations.length)
  })
}

function versionOf(connection: DatabaseSync): number {
  return Number(connection.prepare('PRAGMA user_version').get()?.['user_version'])
}

function wrap(connection: DatabaseSync, translate: <Result>(work: () => Result) => Result): Database {
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const all: Database['all'] = (schema, sql, ...values) =>
    translate(() => prepared(sql).all(...values)).map((row) => schema.parse(row))
  return {
    run: (sql, ...values) => void translate(() => prepared(sql).run(...values)),
    all,
    one(schema, sql, ...values) {
      const [row] = all(schema, sql, ...values)
      if (row === undefined) throw new StudioError('internal', `No row for ${sql}`)
      return row
    },
    transaction: (work) => translate(() => inTransaction(connection, work)),
    close: () => connection.close(),
  }
}

function inTransaction<Result>(connection: DatabaseSync, work: () => Result): Result {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    // Some failures have ended the transaction already.
    if (connection.isTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

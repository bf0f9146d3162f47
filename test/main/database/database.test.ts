import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase, type Database } from '../../../src/main/database/database.ts'
import { migrations } from '../../../src/main/database/migrations.ts'
import { isDamaged } from '../../../src/main/database/sqlite-error.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

/** What was given out is never changed: each migration by its SHA-256. A new one is added at the end. */
test('migrations are frozen', () => {
  const digests = migrations.map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 16))
  expect(digests).toEqual(['67143fb23c976bd3', 'e0c71a79c5eb628f', 'e144575ff7427592'])
})

const one = ['CREATE TABLE notes (text TEXT NOT NULL) STRICT']
const two = [...one, 'ALTER TABLE notes ADD COLUMN place TEXT']
const noteRow = z.object({ text: z.string() })

function open(path: string | undefined, steps = one): Database {
  const opened = openDatabase(path, steps)
  if (opened.kind === 'newer') throw new Error('It is newer')
  return opened.database
}

test('an older file is brought up to date and keeps what it has; nothing is done twice', () => {
  const path = join(temporaryFolder(), 'notes.db')
  const first = open(path)
  first.run('INSERT INTO notes VALUES (?)', 'kept')
  first.close()
  for (let time = 0; time < 2; time++) {
    const database = open(path, two)
    const row = noteRow.extend({ place: z.null() })
    expect(database.all(row, 'SELECT * FROM notes')).toEqual([{ text: 'kept', place: null }])
    database.close()
  }
})

test('a file of a later version is told and not touched', () => {
  const path = join(temporaryFolder(), 'notes.db')
  open(path, two).close()
  const before = [readFileSync(path), statSync(path, { bigint: true }).mtimeNs]
  expect(openDatabase(path, one)).toEqual({ kind: 'newer', version: 2 })
  expect([readFileSync(path), statSync(path, { bigint: true }).mtimeNs]).toEqual(before)
})

test('a migration that fails leaves the file as it was', () => {
  const path = join(temporaryFolder(), 'notes.db')
  open(path).close()
  expect(() => openDatabase(path, [...two, 'CREATE NONSENSE'])).toThrow()
  const database = open(path)
  expect(database.all(z.object({ name: z.string() }), 'PRAGMA table_info(notes)')).toHaveLength(1)
  database.close()
})

test('a transaction is all or nothing', () => {
  const database = open(undefined)
  database.transaction(() => database.run('INSERT INTO notes VALUES (?)', 'whole'))
  expect(() =>
    database.transaction(() => {
      database.run('INSERT INTO notes VALUES (?)', 'half')
      throw new Error('Stop')
    }),
  ).toThrow('Stop')
  expect(database.all(noteRow, 'SELECT * FROM notes')).toEqual([{ text: 'whole' }])
  database.close()
})

test('tables are strict: what is no text is refused', () => {
  const database = open(undefined)
  expect(() => database.run('INSERT INTO notes VALUES (?)', new Uint8Array(3))).toThrow()
  database.close()
})

test('a file that is damaged, or no database, is known for it', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'notes.db')
  writeFileSync(path, 'This is not a database. '.repeat(100))
  let refusal: unknown
  try {
    openDatabase(path, one)
  } catch (error) {
    refusal = error
  }
  expect(refusal).toMatchObject({ code: 'io-failed', message: `${path} is damaged.` })
  expect(isDamaged(refusal)).toBe(true)
  expect(() => openDatabase(join(folder, 'no', 'folder.db'), one)).toThrow(
    expect.objectContaining({ code: 'io-failed' }),
  )
})

test('another program that does not let go is waited for, then told', () => {
  const path = join(temporaryFolder(), 'notes.db')
  open(path).close()
  const other = new DatabaseSync(path)
  other.exec('BEGIN IMMEDIATE')
  const opened = openDatabase(path, one, 1)
  if (opened.kind === 'newer') throw new Error('It is newer')
  expect(() => opened.database.transaction(() => undefined)).toThrow(
    expect.objectContaining({ code: 'io-failed', message: `${path} is in use by another program.` }),
  )
  other.exec('COMMIT')
  opened.database.transaction(() => opened.database.run('INSERT INTO notes VALUES (?)', 'after'))
  opened.database.close()
  other.close()
})

const source = fileURLToPath(new URL('../../../src/', import.meta.url))

const database = 'main/database/database.ts'

/** What a file of the program imports at run time; a worker's file, which runs in a thread of its own, is no import. */
function importsOf(name: string): string[] {
  const code = readFileSync(join(source, name), 'utf8').replaceAll(
    /^(?:import|export) type [^']*'[^']*'/gm,
    '',
  )
  return Array.from(code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), ([, from = '']) =>
    from.startsWith('.') ? posix.join(dirname(name), from) : from,
  ).filter((from) => !from.endsWith('?modulePath'))
}

/** All files that are loaded with `name`. */
function loadedWith(name: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(name) || !existsSync(join(source, name))) return loaded
  loaded.add(name)
  if (/\.tsx?$/.test(name)) for (const from of importsOf(name)) loadedWith(from, loaded)
  return loaded
}

test('one file knows SQLite', () => {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name))
  const importers = names.filter((name) => importsOf(name).some((from) => /^(?:node:)?sqlite$/.test(from)))
  expect(importers).toEqual([database])
})

/** Its calls block their thread. */
test.each(['main/index.ts', 'preload/index.ts', 'renderer/main.tsx'])('%s does not load it', (entry) => {
  expect(loadedWith(entry).size).toBeGreaterThan(2)
  expect(loadedWith(entry)).not.toContain(database)
})

test('the studio, which runs in a worker, does', () => {
  expect(loadedWith('main/studio/worker/studio-worker.ts')).toContain(database)
})

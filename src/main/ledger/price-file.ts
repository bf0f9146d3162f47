import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { PriceTable } from '../../core/price/price-table.ts'
import { priceRow } from '../../shared/ipc/shapes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { fileMark } from '../files/file-mark.ts'
import { isAbsent } from '../files/is-absent.ts'
import { keepAside } from '../settings/keep-aside.ts'
import { openNodeWriter } from '../settings/open-node-writer.ts'
import { readMembers } from '../settings/read-members.ts'
import { localDay } from './local-days.ts'

type PriceRows = readonly z.output<typeof priceRow>[]

/** The prices in use. `isEdited`: they are the user's own, not those that come with the program. */
export type PriceState = { readonly dated: string; readonly isEdited: boolean; readonly rows: PriceRows }

export interface Prices {
  /** As the files are now, whichever process wrote them. */
  readonly state: () => PriceState
  readonly table: () => PriceTable
  /** Makes `rows` the user's own prices, dated today; null or none: those of the program again. Throws StudioError. */
  readonly set: (rows: PriceRows | null) => PriceState
  /** One sentence, where the user's file was damaged and is kept aside. */
  readonly notice: () => string | undefined
}

export type OpenPrices = {
  /** The folders of the program's resources and of its data. */
  readonly resources: string
  readonly data: string
  readonly clock: () => Date
}

const tableSchema = z.object({
  dated: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
  rows: z.array(priceRow).min(1).max(200),
})
const fileName = 'gemini-prices.json'

/**
 * The price table that ships, or the user's own `gemini-prices.json` in the data folder. One that is damaged is kept
 * aside, and the table that ships is used. Throws StudioError where the program's own cannot be read.
 */
export function openPrices({ resources, data, clock }: OpenPrices): Prices {
  const shipped: PriceState = { ...readShipped(join(resources, fileName)), isEdited: false }
  const path = join(data, fileName)
  const writer = openNodeWriter(path)
  let notice: string | undefined
  let known: { readonly mark: string; readonly state: PriceState } | undefined

  const readOwn = (): PriceState => {
    const members = readMembers(path)
    const own = tableSchema.safeParse(members)
    if (own.success) return { ...own.data, isEdited: true }
    if (members === 'broken' || Object.keys(members).length > 0) {
      const aside = keepAside(path, clock(), 'move')
      notice = `The price table was damaged. It is kept as ${aside}; the prices of ${shipped.dated} are used.`
    }
    return shipped
  }
  const failed = (error: unknown): void => {
    if (!(error instanceof StudioError)) throw error
    notice = `${error.message} The prices of ${(known?.state ?? shipped).dated} are used.`
  }
  const state = (): PriceState => {
    let mark: string | undefined
    try {
      mark = fileMark(path)
    } catch (error) {
      failed(error)
      return known?.state ?? shipped
    }
    if (mark === undefined) return shipped
    if (known?.mark !== mark) {
      try {
        known = { mark, state: readOwn() }
      } catch (error) {
        known = { mark, state: shipped }
        failed(error)
      }
    }
    return known.state
  }
  return {
    state,
    table: state,
    notice: () => notice,
    set(rows) {
      try {
        if (rows === null || rows.length === 0) unlinkSync(path)
        else writer.write(tableSchema.parse({ dated: localDay(clock()), rows }))
      } catch (error) {
        if (!isAbsent(error)) throw fileError(error, path)
      }
      known = undefined
      notice = undefined
      return state()
    },
  }
}

function readShipped(path: string): z.output<typeof tableSchema> {
  const table = tableSchema.safeParse(readMembers(path))
  if (table.success) return table.data
  throw new StudioError('file-missing', `The price table of the program, ${path}, is missing or damaged.`)
}

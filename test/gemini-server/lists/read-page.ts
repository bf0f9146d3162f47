import { invalidArgument } from '../refusals/google-refusal.ts'

export type PageQuery = {
  readonly size: string | null
  readonly token: string | null
  /** Items of a page when no size is given, and the most there are. */
  readonly usual: number
  readonly most: number
  /** Stands for the filters: a token is good only for the same. */
  readonly mark: string
}

/** One page of a list. Throws Google's refusal of a size or token that is none. */
export function readPage<Item>(
  items: readonly Item[],
  { size, token, usual, most, mark }: PageQuery,
): { readonly items: readonly Item[]; readonly nextToken: string | undefined } {
  if (size !== null && !/^-?\d{1,9}$/.test(size)) {
    throw invalidArgument(`Invalid value at 'page_size' (TYPE_INT32), ${JSON.stringify(size)}`)
  }
  const asked = size === null ? usual : Number(size)
  if (asked < 0) throw invalidArgument('page_size must not be negative.')
  const count = asked === 0 ? usual : Math.min(most, asked)
  const from = startOf(token, mark)
  const end = from + count
  const nextToken =
    end < items.length ? Buffer.from(JSON.stringify([mark, end])).toString('base64url') : undefined
  return { items: items.slice(from, end), nextToken }
}

function startOf(token: string | null, mark: string): number {
  if (token === null || token === '') return 0
  const text = Buffer.from(token, 'base64url').toString()
  const [, tokenMark, from] = /^\["([^"]*)",(\d+)\]$/.exec(text) ?? []
  if (from === undefined || tokenMark !== mark) throw invalidArgument('Invalid page token.')
  return Number(from)
}

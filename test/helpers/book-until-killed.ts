import { openAccounts } from '../../src/main/ledger/open-accounts.ts'
import { forEpisode, keptFor } from './book-requests.ts'

/** Run as a process of its own: books requests in the data folder of its argument and says each one that is on disk. */
const [data = ''] = process.argv.slice(2)
const { books } = await openAccounts({
  data,
  clock: () => new Date(),
  budgets: () => ({ perEpisode: undefined, perDay: undefined }),
})

async function book(episode: string): Promise<void> {
  const id = await books.sent(forEpisode(episode, 0.01))
  process.stdout.write(`sent ${id}\n`)
  await books.ended(id, keptFor(0.02))
  process.stdout.write(`ended ${id}\n`)
  return book(episode)
}

await Promise.all(['one', 'two', 'three', 'four'].map(book))

import { accountsMigration } from './migrations/0001-accounts.ts'
import { jobsMigration } from './migrations/0002-jobs.ts'
import { orderAgainMigration } from './migrations/0003-order-again.ts'

/** What leads from each version of `castwright.db` to the next. None is ever changed or taken out: a test holds them fast. */
export const migrations: readonly string[] = [accountsMigration, jobsMigration, orderAgainMigration]

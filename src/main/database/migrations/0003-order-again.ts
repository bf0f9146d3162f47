/** 1: what the batch of a job does not bring may be asked for in another one. */
export const orderAgainMigration = `
  ALTER TABLE jobs ADD COLUMN may_order_again INTEGER NOT NULL DEFAULT 0;
`

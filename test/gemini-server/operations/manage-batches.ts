import { jsonReply } from '../http/reply.ts'
import type { Route } from '../http/route.ts'
import { readPage } from '../lists/read-page.ts'
import type { Outgoing } from '../misbehaviour/send-body.ts'
import { GoogleRefusal } from '../refusals/google-refusal.ts'
import type { Batch } from './batches.ts'
import { describeBatch } from './describe-batch.ts'
import type { Asked, ServerTools } from './server-tools.ts'

export async function listBatches({ key, query }: Asked, tools: ServerTools): Promise<Outgoing> {
  const batches = await tools.batches.list(key)
  const { items, nextToken } = readPage(batches.toReversed(), {
    size: query.get('pageSize'),
    token: query.get('pageToken'),
    usual: 50,
    most: 100,
    mark: '',
  })
  return jsonReply({
    operations: items.map(describeBatch),
    ...(nextToken === undefined ? {} : { nextPageToken: nextToken }),
  })
}

export async function getBatch(route: Route, asked: Asked, tools: ServerTools): Promise<Outgoing> {
  return jsonReply(describeBatch(await find(route, asked, tools)))
}

/** Only one that is not done yet can be cancelled. */
export async function cancelBatch(route: Route, asked: Asked, tools: ServerTools): Promise<Outgoing> {
  const batch = await find(route, asked, tools)
  if (batch.state !== 'BATCH_STATE_PENDING') {
    throw new GoogleRefusal('FAILED_PRECONDITION', `Batch ${batch.name} is already done.`)
  }
  await tools.batches.cancel(batch)
  return jsonReply({})
}

export async function deleteBatch(route: Route, asked: Asked, tools: ServerTools): Promise<Outgoing> {
  tools.batches.remove(await find(route, asked, tools))
  return jsonReply({})
}

async function find({ name }: Route, { key }: Asked, tools: ServerTools): Promise<Batch> {
  const batch = await tools.batches.find(key, `batches/${name}`)
  if (batch === undefined) throw new GoogleRefusal('NOT_FOUND', 'Requested entity was not found.')
  return batch
}

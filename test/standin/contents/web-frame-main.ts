import { asElectron } from '../as-electron.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import type { FrameRecord, FrameTree } from './frame-tree.ts'

type Members = Pick<
  Electron.WebFrameMain,
  | 'detached'
  | 'frames'
  | 'frameToken'
  | 'isDestroyed'
  | 'name'
  | 'origin'
  | 'parent'
  | 'processId'
  | 'routingId'
  | 'top'
  | 'url'
>

/** The frame with this id, or `null` if the page has no such frame (any more). */
export function webFrameMain(tree: FrameTree, id: string): Electron.WebFrameMain | null {
  const record = tree.get(id)
  return record ? describe(tree, record) : null
}

function describe(tree: FrameTree, record: FrameRecord): Electron.WebFrameMain {
  const current = () => tree.get(record.id) ?? record
  const members: Members = {
    get url() {
      return current().url
    },
    get origin() {
      return originOf(current().url)
    },
    get name() {
      return current().name
    },
    get parent() {
      return record.parentId === null ? null : webFrameMain(tree, record.parentId)
    },
    get top() {
      return webFrameMain(tree, tree.mainId)
    },
    get frames() {
      return tree.childrenOf(record.id).map((child) => describe(tree, child))
    },
    get detached() {
      return tree.get(record.id) === undefined
    },
    isDestroyed: () => tree.get(record.id) === undefined,
    frameToken: record.id,
    processId: 1,
    routingId: 1,
  }
  return asElectron(refuseTheRest(members, 'WebFrameMain'))
}

// Node calls the origin of a custom scheme "null"; Chromium knows it as registered and standard.
function originOf(address: string): string {
  if (!URL.canParse(address)) return 'null'
  const { origin, protocol, host } = new URL(address)
  if (origin !== 'null') return origin
  if (protocol === 'file:') return 'file://'
  return host === '' ? 'null' : `${protocol}//${host}`
}

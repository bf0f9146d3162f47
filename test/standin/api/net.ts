import { refuseTheRest } from '../refuse-the-rest.ts'
import { netFetch } from '../schemes/net-fetch.ts'

const members: Pick<Electron.Net, 'fetch' | 'isOnline' | 'online'> = {
  fetch: netFetch,
  isOnline: () => true,
  online: true,
}

/** `net`. */
export const net = refuseTheRest(members, 'net')

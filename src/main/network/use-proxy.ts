import * as http from 'node:http'
import { isSocks, type Proxy } from './find-proxy.ts'

/**
 * From now on this thread's connections to https addresses go through the proxy that was found; undefined: none does. Plain
 * http is for this machine alone and never does. Returns whether it is so: before 24.14 Node knows no proxies (nodejs.org/api/http.html,
 * "Built-in Proxy Support"). One of SOCKS is left to `barsWay`.
 */
export function useProxy(found: Proxy | undefined): boolean {
  const proxy = found !== undefined && isSocks(found) ? undefined : found
  const { setGlobalProxyFromEnv }: Partial<typeof http> = http
  if (setGlobalProxyFromEnv === undefined) return proxy === undefined
  setGlobalProxyFromEnv(proxy === undefined ? {} : { https_proxy: proxy.address, no_proxy: proxy.except })
  return true
}

import * as http from 'node:http'
import type { Proxy } from './find-proxy.ts'

/**
 * From now on this thread's connections to https addresses go through `proxy`; undefined: none does. Plain http is for this
 * machine alone and never does. Returns whether it is so: before 24.14 Node knows no proxies (nodejs.org/api/http.html,
 * "Built-in Proxy Support").
 */
export function useProxy(proxy: Proxy | undefined): boolean {
  const { setGlobalProxyFromEnv }: Partial<typeof http> = http
  if (setGlobalProxyFromEnv === undefined) return proxy === undefined
  setGlobalProxyFromEnv(proxy === undefined ? {} : { https_proxy: proxy.address, no_proxy: proxy.except })
  return true
}

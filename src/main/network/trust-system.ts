import * as tls from 'node:tls'

/**
 * From now on this thread's connections trust what the system trusts, beside the certificates that Node brings along and those
 * of NODE_EXTRA_CA_CERTS: the network of a company may look into what goes through it, with a certificate of its own. Only
 * the first time takes a while, some tens of milliseconds. Before 24.5 Node cannot do it
 * (nodejs.org/api/tls.html, tls.setDefaultCACertificates).
 */
export function trustSystem(): void {
  const { getCACertificates, setDefaultCACertificates }: Partial<typeof tls> = tls
  if (getCACertificates === undefined || setDefaultCACertificates === undefined) return
  const trusted = new Set(getCACertificates('default'))
  const known = trusted.size
  for (const certificate of getCACertificates('system')) trusted.add(certificate)
  if (trusted.size > known) setDefaultCACertificates([...trusted])
}

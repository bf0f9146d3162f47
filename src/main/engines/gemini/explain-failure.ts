import { readRefusal, type Refusal, type RefusalContext } from '../../../core/gemini/refusal.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { CallFailure, type Failure } from './call-failure.ts'
import { isCertificateCode, isProxyCode, socksCode } from './network-code.ts'

/** What to make of a call that came to nothing. `timeout` in seconds. */
export function explainFailure(
  failure: Exclude<Failure, { readonly kind: 'cancelled' }>,
  context: RefusalContext & { readonly timeout: number },
): Refusal {
  const { place, timeout } = context
  const about = place === undefined ? '' : ` with ${place}`
  switch (failure.kind) {
    case 'timeout':
      return trouble('engine-timeout', `Google took longer than ${timeout} s${about}.`)
    case 'network':
      return networkTrouble(failure.code)
    case 'foreign': {
      const message = `Something on the way to Google answered in its place (${failure.status}).`
      return { kind: 'final', code: 'proxy-answered', message }
    }
    case 'unreadable':
      return { kind: 'astray', says: 'came back as something that is no answer' }
    case 'refused':
      return readRefusal(failure.answer, context)
  }
}

/**
 * Waits for a call that carries no text and is not repeated. Throws StudioError for what went wrong; `what` names what was
 * asked for: "the list of models".
 */
export async function askOnce<T>(what: string, timeout: number, call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    if (error.failure.kind === 'cancelled') throw new StudioError('cancelled', 'Asking Google was stopped.')
    const refusal = explainFailure(error.failure, { model: what, place: undefined, voices: [], timeout })
    switch (refusal.kind) {
      case 'final':
      case 'trouble':
        // Nothing was asked of a model: it is what answered that does not know the question.
        if (refusal.code === 'unknown-model')
          throw new StudioError('proxy-answered', `The address that was asked does not know ${what}.`)
        throw new StudioError(refusal.code, refusal.message)
      case 'pace':
        throw new StudioError('rate-limited', `Google gives ${what} no more often for now.`)
      case 'day':
        throw new StudioError('daily-limit', `Google gives ${what} no more today.`)
      case 'astray':
        throw new StudioError('server-trouble', `Google's answer, ${what}, could not be read.`)
    }
  }
}

function networkTrouble(code: string): Refusal {
  if (isCertificateCode(code)) {
    const message = `The connection to Google is not secure: its certificate is somebody else's (${code}).`
    return { kind: 'final', code: 'proxy-answered', message }
  }
  if (isProxyCode(code)) return proxyTrouble(code)
  const isBroken = /RESET|PIPE|SOCKET|ABORTED/.test(code)
  const message = isBroken
    ? `The connection to Google broke off (${code}).`
    : `Google cannot be reached (${code}).`
  return trouble('no-network', message)
}

/** What a proxy says that did not let a connection through: it may mend, unless it was meant. */
function proxyTrouble(code: string): Refusal {
  if (code === 'PROXY_407') {
    const message = 'The proxy of this network asks for a name and a password before it lets anyone through.'
    return { kind: 'final', code: 'proxy-answered', message }
  }
  if (code === socksCode) {
    const message =
      'The proxy of this network is one of SOCKS, which cannot be used here; one of HTTP can, set in the system or as HTTPS_PROXY.'
    return { kind: 'final', code: 'proxy-answered', message }
  }
  const message = `The proxy of this network did not let the connection to Google through (${code}).`
  return code.startsWith('PROXY_4')
    ? { kind: 'final', code: 'proxy-answered', message }
    : trouble('no-network', message)
}

function trouble(code: 'engine-timeout' | 'no-network', message: string): Refusal {
  return { kind: 'trouble', code, message, retryAfter: undefined }
}

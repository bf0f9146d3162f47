// @ts-check
import { explainFileFailure } from './explain-file-failure.mjs'

const AGAIN = 'then run the same command again.'

const OFFLINE = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'ERR_SOCKET_TIMEOUT',
  'ERR_SOCKET_CONNECTION_TIMEOUT',
  'FETCH_ERROR',
]
const UNTRUSTED = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]

/** @type {{ codes: string[], sentence: string }[]} */
const SENTENCES = [
  {
    codes: OFFLINE,
    sentence: `The packages could not be downloaded because npm's registry does not answer: check the network connection (and npm's proxy setting, if you use one), ${AGAIN}`,
  },
  {
    codes: UNTRUSTED,
    sentence: `The packages could not be downloaded because the certificate of npm's registry is not trusted on this machine: check the clock and npm's "cafile" setting, ${AGAIN}`,
  },
  {
    codes: ['E401', 'E403', 'E407', 'ENEEDAUTH'],
    sentence: `npm's registry or a proxy refused the download: check npm's registry, proxy and login settings, ${AGAIN}`,
  },
  {
    codes: ['E404', 'ETARGET', 'ENOVERSIONS'],
    sentence: `npm's registry does not have one of the packages: check npm's registry setting, ${AGAIN}`,
  },
  {
    codes: ['E429', 'E500', 'E502', 'E503', 'E504'],
    sentence: "npm's registry has trouble answering: run the same command again in a few minutes.",
  },
  {
    codes: ['EINTEGRITY', 'Z_DATA_ERROR', 'Z_BUF_ERROR', 'TAR_BAD_ARCHIVE'],
    sentence: `A downloaded package is damaged or not the one package-lock.json names: run "npm cache clean --force", ${AGAIN}`,
  },
  {
    codes: ['EUSAGE'],
    sentence: `package-lock.json does not fit package.json: run "npm install" to bring it up to date, or undo the change, ${AGAIN}`,
  },
  {
    codes: ['EJSONPARSE'],
    sentence: `package.json or package-lock.json is not valid JSON: undo the change, ${AGAIN}`,
  },
  {
    codes: ['EBADENGINE', 'EBADPLATFORM'],
    sentence: `A package does not run on this system or this version of Node: install Node 24 from https://nodejs.org, ${AGAIN}`,
  },
]

/**
 * Why `npm ci` failed, in a sentence, and the lines of its output that help.
 *
 * @param {string} output all that npm said
 * @param {string} folder the project's
 * @returns {{ sentence: string, detail: string, isUnreachable: boolean }} `isUnreachable`: no packages can be had at all
 */
export function explainNpmFailure(output, folder) {
  const detail = usefulPart(output)
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1] ?? errorNumberIn(output)
  const path = /^npm (?:error|ERR!) path (.+)$/m.exec(output)?.[1] ?? folder
  const known = SENTENCES.find(({ codes }) => code !== undefined && codes.includes(code))?.sentence
  const sentence = known ?? explainFileFailure(code, path)
  return {
    sentence: sentence ?? 'npm could not install the packages.',
    detail,
    isUnreachable: code !== undefined && [...OFFLINE, ...UNTRUSTED].includes(code),
  }
}

/**
 * Old and new versions of npm do not always name a code of their own; the system's is then somewhere in the text.
 *
 * @param {string} output
 */
function errorNumberIn(output) {
  const known = [
    ...SENTENCES.flatMap(({ codes }) => codes),
    'ENOSPC',
    'EDQUOT',
    'EACCES',
    'EPERM',
    'EROFS',
    'EMFILE',
  ]
  return known.find((code) => new RegExp(`\\b${code}\\b`).test(output))
}

/**
 * npm's own words without its prefixes, stack traces, advice about logs and list of options; at most 12 lines.
 *
 * @param {string} output
 */
function usefulPart(output) {
  const lines = output
    .split(/\r?\n/)
    .map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trimEnd())
    .filter((line) => line !== '' && !/^\s+at |^A complete log|^npm warn|debug-\d+\.log$/.test(line))
  const help = lines.findIndex((line) => /^(?:Clean install a project|Usage:|Options:)/.test(line))
  return lines.slice(0, help === -1 ? 12 : Math.min(help, 12)).join('\n')
}

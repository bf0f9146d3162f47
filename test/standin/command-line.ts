/** What Electron reads from its own command line. */
export interface CommandLine {
  readonly showsVersion: boolean
  /** Files to load before the application, from `-r` and `--require`. */
  readonly required: readonly string[]
  /** Port of the Node inspector; `null` when it was not asked for. */
  readonly inspectPort: number | null
  /** Port of Chromium's debugging server; `null` when it was not asked for. */
  readonly debuggingPort: string | null
  /** Folder or file of the application. */
  readonly application: string
  /** Every other `--name=value`, for Chromium and `app.commandLine`. */
  readonly switches: ReadonlyMap<string, string>
}

const OWN_SWITCHES = new Set(['inspect', 'remote-debugging-port', 'require', 'version'])

/** Reads Electron's arguments (without the executable's own name), in Electron's order of precedence. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const required: string[] = []
  const switches = new Map<string, string>()
  let inspectPort: number | null = null
  let debuggingPort: string | null = null
  let application: string | null = null
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? ''
    if (argument === '-r' || argument === '--require') {
      index += 1
      required.push(args[index] ?? '')
      continue
    }
    const [, name, value = ''] = /^--([^=]+)(?:=([^]*))?$/.exec(argument) ?? []
    if (name === undefined) {
      if (application === null && !argument.startsWith('-')) application = argument
      continue
    }
    if (name === 'inspect') inspectPort = Number(value === '' ? '9229' : value)
    if (name === 'remote-debugging-port') debuggingPort = value === '' ? '0' : value
    if (!OWN_SWITCHES.has(name)) switches.set(name, value)
  }
  const showsVersion = args.includes('--version') || args.includes('-v')
  return { showsVersion, required, inspectPort, debuggingPort, application: application ?? '.', switches }
}

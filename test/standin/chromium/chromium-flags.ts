/** What decides how Chromium is started. */
export interface ChromiumChoices {
  readonly profile: string
  readonly isHeaded: boolean
  readonly hasSandbox: boolean
  /** Port of the second debugging connection, Playwright's; `null` for none. */
  readonly debuggingPort: string | null
  /** What the first window shows, without an address bar; `null` when windows are only made on demand. */
  readonly windowUrl: string | null
  /** The resolver rule that leads own schemes to the loopback server. */
  readonly loopbackRule: string
  /** Switches of the application and of whoever started it. */
  readonly switches: ReadonlyMap<string, string>
}

const ALWAYS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-quic',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--no-pings',
  '--disable-search-engine-choice-screen',
  '--disable-field-trial-config',
  '--disable-back-forward-cache',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-dev-shm-usage',
  '--noerrdialogs',
  '--disable-infobars',
  '--disable-component-extensions-with-background-pages',
]
// What only a machine without a person looks after.
const HEADLESS = ['--headless', '--disable-gpu', '--force-color-profile=srgb']

// LocalNetworkAccessChecks would refuse media from the loopback hosts; the others look things up on the network.
const FEATURES_OFF = [
  'LocalNetworkAccessChecks',
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'DialMediaRouteProvider',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'PaintHolding',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'AimEnabled',
  'PreconnectToSearch',
  'InterestFeedContentSuggestions',
  'GlobalMediaControls',
]

const DECIDED_HERE = new Set([
  'autoplay-policy',
  'disable-features',
  'enable-features',
  'headless',
  'no-sandbox',
  'user-data-dir',
])

/** Chromium's arguments. Nothing but loopback addresses resolves, so no background look-up leaves the machine. */
export function chromiumFlags(choices: ChromiumChoices): string[] {
  const { switches } = choices
  const off = [...FEATURES_OFF, ...listed(switches.get('disable-features'))]
  const on = listed(switches.get('enable-features')).filter((feature) => !off.includes(feature))
  const others = [...switches].filter(([name]) => !DECIDED_HERE.has(name))
  return [
    ...ALWAYS,
    ...(choices.isHeaded ? [] : HEADLESS),
    // `--test-type` only leaves out the warning that a flag is not supported.
    ...(choices.windowUrl === null ? ['--no-startup-window'] : [`--app=${choices.windowUrl}`, '--test-type']),
    ...(choices.hasSandbox ? [] : ['--no-sandbox']),
    '--remote-debugging-pipe',
    ...(choices.debuggingPort === null ? [] : [`--remote-debugging-port=${choices.debuggingPort}`]),
    `--user-data-dir=${choices.profile}`,
    `--disable-features=${[...new Set(off)].join(',')}`,
    ...(on.length > 0 ? [`--enable-features=${on.join(',')}`] : []),
    `--host-resolver-rules=${choices.loopbackRule}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
    `--autoplay-policy=${switches.get('autoplay-policy') ?? 'no-user-gesture-required'}`,
    ...others.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  ]
}

function listed(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((part) => part !== '')
}

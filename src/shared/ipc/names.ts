/** What the page may ask of main. The preload carries these names and nothing else of the contract. */
export const requestNames = [
  'app.info',
  'app.openLink',
  'app.showLicences',
  'settings.get',
  'settings.set',
  'settings.chooseLibrary',
  'library.list',
  'library.createEpisode',
  'library.openSample',
  'library.openScripts',
  'library.openDropped',
  'library.duplicate',
  'library.rename',
  'library.reveal',
  'library.trash',
  'library.restore',
  'episode.open',
  'episode.close',
  'episode.saveScript',
  'episode.keepConflict',
  'episode.setCast',
  'episode.plan',
  'episode.exportAudio',
  'render.start',
  'render.cancel',
  'render.active',
  'voices.list',
  'voices.preview',
] as const

/** What main tells the page by itself. */
export const pushNames = [
  'library.changed',
  'settings.changed',
  'episode.changedOutside',
  'episode.openRequested',
  'render.progress',
  'render.ended',
  'command',
  'notice',
] as const

export type RequestName = (typeof requestNames)[number]
export type PushName = (typeof pushNames)[number]

/** The one channel each way; the name travels in the message. */
export const channels = { request: 'castwright:request', push: 'castwright:push' } as const

/** What the page may ask of main. The preload carries these names and nothing else of the contract. */
export const requestNames = [
  'app.info',
  'app.openLink',
  'app.showLicences',
  'app.reportFault',
  'settings.get',
  'settings.set',
  'settings.chooseLibrary',
  'library.list',
  'library.beginning',
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
  'episode.setEngine',
  'episode.plan',
  'episode.exportAudio',
  'render.start',
  'render.cancel',
  'render.active',
  'voices.list',
  'voices.preview',
  'voices.previews',
  'voices.search',
  'gemini.get',
  'gemini.setKey',
  'gemini.testKey',
  'gemini.removeKey',
  'gemini.importKey',
  'gemini.declineImport',
  'gemini.refreshModels',
  'gemini.setPrices',
  'spending.get',
] as const

/** What main tells the page by itself. */
export const pushNames = [
  'library.changed',
  'settings.changed',
  'episode.changedOutside',
  'episode.openRequested',
  'gemini.changed',
  'render.progress',
  'render.ended',
  'command',
  'notice',
] as const

export type RequestName = (typeof requestNames)[number]
export type PushName = (typeof pushNames)[number]

/** The one channel each way; the name travels in the message. */
export const channels = { request: 'castwright:request', push: 'castwright:push' } as const

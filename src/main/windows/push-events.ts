import type { Push } from '../ipc/push.ts'
import type { WindowServices } from '../ipc/window-services.ts'
import type { Settings } from '../settings/settings.ts'

/** Tells the page what the services tell. */
export function pushEvents(services: WindowServices, settings: Settings, push: Push): void {
  services.library.onChange(() => push('library.changed', undefined))
  services.shows.onChange(() => push('shows.changed', undefined))
  services.publishing.onProgress((progress) => push('publish.progress', progress))
  services.publishing.onEnded((ended) => push('publish.ended', ended))
  services.episodes.onChangedOutside((id) => push('episode.changedOutside', { id }))
  services.gemini.onChange((state) => push('gemini.changed', state))
  services.exports.onProgress((progress) => push('export.progress', progress))
  services.exports.onEnded((ended) => push('export.ended', ended))
  services.renders.onProgress((progress) => push('render.progress', progress))
  services.renders.onEnded((ended) => push('render.ended', ended))
  services.queue.onChange((state) => push('queue.changed', state))
  settings.onChange((values) => push('settings.changed', values))
}

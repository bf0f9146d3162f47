import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { ask } from './bridge/ask.ts'
import { reportFault } from './bridge/report-fault.ts'
import { useStudio } from './bridge/studio-context.tsx'
import { usePush } from './bridge/use-push.ts'
import { useQuery } from './bridge/use-query.ts'
import { DropZone } from './components/drop-zone.tsx'
import { LiveRegion } from './components/live-region.tsx'
import { NavigationContext, type Place } from './components/navigation.ts'
import { Rail } from './components/rail.tsx'
import { ShortcutsSheet } from './components/shortcuts-sheet.tsx'
import { useAppKeys } from './components/use-app-keys.ts'
import { useEpisodeActions } from './components/use-episode-actions.ts'
import { useFilesMade } from './components/use-files-made.ts'
import { useRenderEnds } from './components/use-render-ends.ts'
import { useTheme } from './components/use-theme.ts'
import { ErrorBoundary } from './elements/error-boundary.tsx'
import { Skeleton } from './elements/skeleton.tsx'
import { ToastRegion } from './elements/toast-region.tsx'
import { LibraryScreen } from './screens/library-screen.tsx'
import { SettingsScreen } from './screens/settings-screen.tsx'
import styles from './app.module.css'

const StudioScreen = lazy(async () => ({
  default: (await import('./screens/studio-screen.tsx')).StudioScreen,
}))
const ShowsScreen = lazy(async () => ({
  default: (await import('./shows/shows-screen.tsx')).ShowsScreen,
}))
const QueueScreen = lazy(async () => ({
  default: (await import('./queue/queue-screen.tsx')).QueueScreen,
}))
const VoicesScreen = lazy(async () => ({
  default: (await import('./screens/voices-screen.tsx')).VoicesScreen,
}))

export function App() {
  const { bridge, toasts, leaving } = useStudio()
  const [place, setPlace] = useState<Place>({ screen: 'library' })
  const shown = useRef(place)
  const [showsKeys, setShowsKeys] = useState(false)
  const settings = useQuery('settings.get')
  const [last, setLast] = useState<string>()
  const go = useCallback(
    (next: Place) => {
      const now = shown.current
      // The episode on screen is not left for itself.
      if (next.screen === 'studio' && now.screen === 'studio' && next.id === now.id) return
      void leaving.leave(() => {
        shown.current = next
        setPlace(next)
      })
    },
    [leaving],
  )
  const open = useCallback(
    (id: string) => {
      go({ screen: 'studio', id })
      setLast(id)
    },
    [go],
  )
  const main = useRef<HTMLElement>(null)
  // A new screen is where the keyboard goes on, unless it has taken the focus itself.
  useEffect(() => {
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus()
  }, [place])
  const actions = useEpisodeActions(open)
  const isNew = settings?.ok === true && !settings.data.settings.hasSeenWelcome
  useEffect(() => {
    if (isNew && place.screen === 'studio') void ask(bridge, 'settings.set', { hasSeenWelcome: true })
  }, [bridge, isNew, place])
  useTheme(settings?.ok === true ? settings.data.settings.theme : 'system')
  useRenderEnds(place.screen === 'studio' ? place.id : undefined, open)
  useFilesMade(place)
  usePush('episode.openRequested', ({ id }) => open(id))
  useAppKeys({
    'new-episode': () => void actions.create(),
    'open-scripts': () => void actions.openScripts(),
    'show-library': () => go({ screen: 'library' }),
    'show-shows': () => go({ screen: 'shows' }),
    'show-queue': () => go({ screen: 'queue' }),
    'show-settings': () => go({ screen: 'settings' }),
    'show-about': () => go({ screen: 'settings', part: 'about' }),
    'show-shortcuts': () => setShowsKeys(true),
  })

  return (
    <NavigationContext value={go}>
      <DropZone onDrop={(files) => void actions.openDropped(files)}>
        <div className={styles['frame']}>
          <Rail place={place} onGo={go} onShowKeys={() => setShowsKeys(true)} />
          <main ref={main} tabIndex={-1} className={styles['main']}>
            <ErrorBoundary
              key={place.screen === 'studio' ? place.id : place.screen}
              onFault={(error, components) => void reportFault(bridge, place.screen, error, components)}
            >
              <Suspense
                fallback={
                  place.screen === 'studio' ? (
                    <Skeleton label="Opening the episode" rows={9} height={44} />
                  ) : (
                    <Skeleton label="Reading the voices" rows={5} height={92} />
                  )
                }
              >
                {place.screen === 'library' && <LibraryScreen actions={actions} last={last} />}
                {place.screen === 'shows' && <ShowsScreen id={place.id} />}
                {place.screen === 'queue' && <QueueScreen />}
                {place.screen === 'voices' && <VoicesScreen />}
                {place.screen === 'settings' && <SettingsScreen part={place.part} />}
                {place.screen === 'studio' && (
                  <StudioScreen key={place.id} id={place.id} onLeave={() => go({ screen: 'library' })} />
                )}
              </Suspense>
            </ErrorBoundary>
          </main>
        </div>
        {showsKeys && <ShortcutsSheet onClose={() => setShowsKeys(false)} />}
        <ToastRegion toasts={toasts} />
        <LiveRegion />
      </DropZone>
    </NavigationContext>
  )
}

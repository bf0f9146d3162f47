import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '../../../src/renderer/styles/tokens.css'
import '../../../src/renderer/styles/base.css'
import { createRoot } from 'react-dom/client'
import { App } from '../../../src/renderer/app.tsx'
import { connectStudio } from '../../../src/renderer/bridge/connect-studio.ts'
import { StudioContext } from '../../../src/renderer/bridge/studio-context.tsx'
import { makeFakeBridge } from '../fake-bridge.ts'
import { giveTakes, someTakes } from '../fake-takes.ts'
import { aShow } from '../fake-shows.ts'
import { longScript } from '../sample-scripts.ts'

// The page on a fake main, to look at. What is asked for stands in the address: ?episodes=1000&turns=5000&made=1
const wanted = new URLSearchParams(location.search)
const theme = wanted.get('theme')
const turns = Number(wanted.get('turns') ?? 0)
const fake = makeFakeBridge({
  episodes: Number(wanted.get('episodes') ?? 12),
  ...(turns > 0 ? { script: longScript(turns) } : {}),
  lineTime: Number(wanted.get('line') ?? 350),
  gemini: {
    madePreviews: wanted.has('previews') ? ['Zephyr', 'Puck', 'Kore'] : [],
    state: {
      ...(wanted.has('key') ? { key: { kind: 'kept', where: 'keychain', ending: 'x7Qa' } as const } : {}),
      ...(wanted.has('memory')
        ? {
            key: { kind: 'kept', where: 'memory', ending: 'x7Qa' } as const,
            keychainProblem: 'The keychain of this system cannot be used: it is locked.',
          }
        : {}),
      ...(wanted.has('offer') ? { offers: [{ place: 'GEMINI_API_KEY', ending: 'R2d2' }] } : {}),
      ...(wanted.has('stopped')
        ? { stoppedUntil: new Date(Date.now() + 20 * 60 * 60 * 1000).toISOString() }
        : {}),
    },
  },
  ...(wanted.has('shows')
    ? {
        shows: [
          aShow({
            author: 'Ada Martin',
            description: 'How sound, light and life get through water, told by two people who like it wet.',
            language: 'en-GB',
            cast: {
              Host: { voice: 'Zephyr', style: 'warm, unhurried' },
              Guest: { voice: 'Charon', pace: 1.05 },
            },
            feed: {
              isExplicit: false,
              category: 'Science/Nature',
              address: 'https://example.com/deep-water',
            },
            publishedAt: new Date(Date.now() - 26 * 60 * 60 * 1000).toISOString(),
          }),
          aShow({ id: '44444444-4444-4444-8444-444444444444', title: 'The Long Way Round' }),
        ],
      }
    : {}),
  settings: {
    ...(wanted.has('gemini') ? { engine: 'gemini' } : {}),
    ...(wanted.has('knows') ? { knowsTextIsSent: true } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(wanted.get('view') === 'covers' ? { libraryView: 'covers' } : {}),
  },
  ...(wanted.has('broken')
    ? {
        broken: [
          {
            folder: 'The third harbour-9c1e',
            message: 'Its episode.json is not valid: it ends in the middle.',
          },
        ],
      }
    : {}),
  ...(wanted.has('gone')
    ? {
        unavailable: {
          code: 'folder-missing',
          message: 'The library folder /media/usb/Castwright is not there.',
        } as const,
      }
    : {}),
})
const [first] = fake.episodes()
if (first !== undefined && wanted.has('made')) fake.makeNow(first.id)
if (first !== undefined && wanted.has('takes')) giveTakes(fake, first.id, someTakes())
if (first !== undefined && wanted.has('edited'))
  first.script = first.script.replace('Like a corridor.', 'Like a long, long corridor.')

Object.assign(window, { fake })
const root = document.querySelector('#root')
if (root === null) throw new Error('The page has no root')
createRoot(root).render(
  <StudioContext value={connectStudio(fake.bridge, fake.mediaAddress)}>
    <App />
  </StudioContext>,
)

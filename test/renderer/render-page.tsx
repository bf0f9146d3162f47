import { cleanup, configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import { connectStudio } from '../../src/renderer/bridge/connect-studio.ts'
import { StudioContext } from '../../src/renderer/bridge/studio-context.tsx'
import { makeFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts'

// How long a thing may take to appear is no test of the page: machines are busy.
configure({ asyncUtilTimeout: 10_000 })

/** Shows a part of the page on a fake main; what was on show before is cleared away. */
export function renderPage(
  part: ReactNode,
  options: FakeOptions = {},
  fake: FakeBridge = makeFakeBridge(options),
) {
  cleanup()
  // What is still on show when its window goes away would look for it.
  onTestFinished(cleanup)
  const studio = connectStudio(fake.bridge, fake.mediaAddress)
  const shown = render(<StudioContext value={studio}>{part}</StudioContext>)
  return { ...shown, fake, studio }
}

// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { requests } from '../../src/shared/ipc/schemas.ts'
import { reportFault } from '../../src/renderer/bridge/report-fault.ts'
import { ErrorBoundary } from '../../src/renderer/elements/error-boundary.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'

test('a screen that stops says so, tells of its fault, and can be shown again', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const onFault = vi.fn<(error: unknown, components: string) => void>()
  const broken = { is: true }
  const fault = new TypeError('x is not a function')
  function Screen() {
    if (broken.is) throw fault
    return <p>All is well</p>
  }
  renderPage(
    <ErrorBoundary onFault={onFault}>
      <Screen />
    </ErrorBoundary>,
  )
  expect(screen.getByText('This screen has stopped')).toBeDefined()
  expect(onFault).toHaveBeenCalledExactlyOnceWith(fault, expect.stringContaining('Screen'))
  broken.is = false
  fireEvent.click(screen.getByRole('button', { name: 'Show it again' }))
  expect(screen.getByText('All is well')).toBeDefined()
  vi.restoreAllMocks()
})

test('what is reported fits the message, however long the fault is; what is no error stays in the page', async () => {
  const fake = makeFakeBridge()
  const long = new Error('x'.repeat(10_000))
  long.stack = 'y'.repeat(10_000)
  await reportFault(fake.bridge, 'studio', long, 'z'.repeat(10_000))
  await reportFault(fake.bridge, 'page', 'Ann: a secret')
  const faults = fake.asked.filter(({ name }) => name === 'app.reportFault').map(({ input }) => input)
  expect(faults).toHaveLength(2)
  for (const fault of faults) expect(requests['app.reportFault'].input.safeParse(fault).success).toBe(true)
  expect(faults[1]).toEqual({ part: 'page', message: 'string', stack: '\n' })
})

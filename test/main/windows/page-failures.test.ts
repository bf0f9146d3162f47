import { describe, expect, test, vi } from 'vitest'
import type { RenderProcessGoneDetails } from 'electron'
import { type FailingWindow, handlePageFailures } from '../../../src/main/windows/page-failures.ts'
import { memoryLog } from '../../helpers/memory-log.ts'

function failing(answer: boolean) {
  let hang: (() => void) | undefined
  let go: ((event: unknown, details: RenderProcessGoneDetails) => void) | undefined
  const window: FailingWindow = {
    on: (_event, listener) => {
      hang = listener
    },
    webContents: {
      on: (_event, listener) => {
        go = listener
      },
    },
  }
  const asked: boolean[] = []
  const reload = vi.fn()
  const log = memoryLog()
  const askToReload = async (canWait: boolean) => {
    asked.push(canWait)
    return answer
  }
  handlePageFailures(window, { askToReload, reload, log })
  return {
    hang: () => hang?.(),
    go: (details: RenderProcessGoneDetails) => go?.({}, details),
    asked,
    reload,
    log,
  }
}

describe('a page', () => {
  test('whose process has ended is offered again', async () => {
    const { go, asked, reload, log } = failing(true)
    go({ reason: 'oom', exitCode: 5 })
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
    expect(asked).toEqual([false])
    expect(log.entries).toEqual(['error The process of the page has ended: oom (5)'])
  })

  test('that was closed in order is not', () => {
    const { go, asked } = failing(true)
    go({ reason: 'clean-exit', exitCode: 0 })
    expect(asked).toEqual([])
  })

  test('that hangs may be waited for, and is asked about once', async () => {
    const { hang, asked, reload } = failing(false)
    hang()
    hang()
    await Promise.resolve()
    expect(asked).toEqual([true])
    expect(reload).not.toHaveBeenCalled()
  })
})

import { describe, expect, test } from 'vitest'
import { followWork } from '../../../src/main/windows/follow-work.ts'
import type { EndedWork, Work, WorkKind } from '../../../src/main/windows/work-under-way.ts'
import { aJob, anEpisode, fakeWindowServices } from '../../helpers/fake-window-services.ts'

function desktop(kind: WorkKind = 'render') {
  const work: Work = { job: aJob, kind, of: anEpisode }
  let active: readonly (Work & { readonly fraction: number })[] = []
  let now = 0
  let isInFront = false
  let tellProgress: ((work: Work) => void) | undefined
  let tellEnded: ((ended: EndedWork) => void) | undefined
  const shown: unknown[] = []
  followWork({
    work: {
      active: () => active,
      onProgress: (listener) => {
        tellProgress = listener
        return () => undefined
      },
      onEnded: (listener) => {
        tellEnded = listener
        return () => undefined
      },
    },
    queue: fakeWindowServices().queue,
    clock: () => new Date(now),
    showProgress: (fraction) => shown.push(fraction ?? 'no progress'),
    keepAwake: () => {
      shown.push('awake')
      return () => shown.push('asleep')
    },
    isInFront: () => isInFront,
    notify: (ended, sentence) => shown.push([ended, sentence]),
  })
  return {
    work,
    shown,
    front: () => {
      isInFront = true
    },
    progress: (fraction: number, at: number) => {
      now = at
      active = [{ ...work, fraction }]
      tellProgress?.(work)
    },
    end: (sentence: string | undefined, at: number) => {
      now = at
      active = []
      tellEnded?.({ ...work, sentence })
    },
  }
}

describe.each<WorkKind>(['render', 'export', 'publish'])('what takes its time: %s', (kind) => {
  test('shows on the icon and keeps the computer awake, once', () => {
    const { shown, progress, end } = desktop(kind)
    progress(0.25, 0)
    progress(0.5, 1000)
    end('It is done.', 2000)
    expect(shown).toEqual([0.25, 'awake', 0.5, 'no progress', 'asleep'])
  })

  test('is told when it was long and ended unseen', () => {
    const { shown, work, progress, end } = desktop(kind)
    progress(0, 0)
    end('It is done.', 20_000)
    expect(shown.at(-1)).toEqual([work, 'It is done.'])
  })
})

test('what was stopped, short, or watched is not told', () => {
  const stopped = desktop()
  stopped.progress(0, 0)
  stopped.end(undefined, 60_000)
  const short = desktop()
  short.progress(0, 0)
  short.end('It is done.', 19_999)
  const watched = desktop()
  watched.front()
  watched.progress(0, 0)
  watched.end('It is done.', 60_000)
  for (const { shown } of [stopped, short, watched]) expect(shown.at(-1)).toBe('asleep')
})

import { describe, expect, test } from 'vitest'
import type { RenderService } from '../../../src/main/ipc/window-services.ts'
import { followRenders } from '../../../src/main/windows/follow-renders.ts'
import { aJob, anEpisode, fakeWindowServices } from '../../helpers/fake-window-services.ts'

type Progress = ReturnType<RenderService['active']>[number]
type Ended = Parameters<Parameters<RenderService['onEnded']>[0]>[0]

function desktop() {
  let active: Progress[] = []
  let now = 0
  let isInFront = false
  let tellProgress: ((progress: Progress) => void) | undefined
  let tellEnded: ((ended: Ended) => void) | undefined
  const shown: unknown[] = []
  const renders: RenderService = {
    ...fakeWindowServices().renders,
    active: () => active,
    onProgress: (listener) => {
      tellProgress = listener
      return () => undefined
    },
    onEnded: (listener) => {
      tellEnded = listener
      return () => undefined
    },
  }
  followRenders({
    renders,
    queue: fakeWindowServices().queue,
    clock: () => new Date(now),
    showProgress: (fraction) => shown.push(fraction ?? 'no progress'),
    keepAwake: () => {
      shown.push('awake')
      return () => shown.push('asleep')
    },
    isInFront: () => isInFront,
    notify: (episode, sentence) => shown.push([episode, sentence]),
  })
  return {
    shown,
    front: () => {
      isInFront = true
    },
    progress: (fraction: number, at: number) => {
      now = at
      const progress: Progress = {
        job: aJob,
        episode: anEpisode,
        step: 'speaking',
        fraction,
        made: 0,
        missing: 1,
        turns: [],
      }
      active = [progress]
      tellProgress?.(progress)
    },
    end: (outcome: Ended['outcome'], at: number) => {
      now = at
      active = []
      tellEnded?.({ job: aJob, episode: anEpisode, outcome })
    },
  }
}

describe('a render', () => {
  test('shows on the icon and keeps the computer awake, once', () => {
    const { shown, progress, end } = desktop()
    progress(0.25, 0)
    progress(0.5, 1000)
    end({ end: 'finished' }, 2000)
    expect(shown).toEqual([0.25, 'awake', 0.5, 'no progress', 'asleep'])
  })

  test('that was long and ended unseen is told', () => {
    const { shown, progress, end } = desktop()
    progress(0, 0)
    end({ end: 'finished' }, 20_000)
    expect(shown.at(-1)).toEqual([anEpisode, 'The episode is ready to be heard.'])
  })

  test('that failed says why', () => {
    const { shown, progress, end } = desktop()
    progress(0, 0)
    end({ end: 'failed', code: 'disk-full', message: 'The disk is full.' }, 60_000)
    expect(shown.at(-1)).toEqual([anEpisode, 'The disk is full.'])
  })

  test('that was stopped, short, or watched is not told', () => {
    const stopped = desktop()
    stopped.progress(0, 0)
    stopped.end({ end: 'cancelled' }, 60_000)
    const short = desktop()
    short.progress(0, 0)
    short.end({ end: 'finished' }, 19_999)
    const watched = desktop()
    watched.front()
    watched.progress(0, 0)
    watched.end({ end: 'finished' }, 60_000)
    for (const { shown } of [stopped, short, watched]) expect(shown.at(-1)).toBe('asleep')
  })
})

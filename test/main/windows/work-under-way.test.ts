import { expect, test, vi } from 'vitest'
import type { WindowServices } from '../../../src/main/ipc/window-services.ts'
import { createListeners } from '../../../src/main/services/listeners.ts'
import { spellStopQuestion } from '../../../src/main/windows/stop-question.ts'
import { workUnderWay, type EndedWork, type Work } from '../../../src/main/windows/work-under-way.ts'
import { aJob, anEpisode, aShow, fakeWindowServices } from '../../helpers/fake-window-services.ts'

/** The argument that a service hands to those who listen. */
type Told<Listen> = Listen extends (listener: (told: infer Data) => void) => unknown ? Data : never
type Renders = WindowServices['renders']
type Exports = WindowServices['exports']
type Publishing = WindowServices['publishing']

const render: Told<Renders['onProgress']> = {
  job: aJob,
  episode: anEpisode,
  step: 'speaking',
  fraction: 0.5,
  made: 1,
  missing: 2,
  turns: [],
}
const anExport: Told<Exports['onProgress']> = {
  job: 'the export',
  episode: anEpisode,
  formats: [
    { format: 'mp3', fraction: 0.5 },
    { format: 'vtt', fraction: 1 },
  ],
}
const publish: Told<Publishing['onProgress']> = { job: 'the publishing', show: aShow, fraction: 0.25 }

/** Services in which one of each is under way, until it is told to stop. */
function atWork() {
  const under = new Set<string>([render.job, anExport.job, publish.job])
  const stop = async (job: string) => void under.delete(job)
  const ended = {
    render: createListeners<Told<Renders['onEnded']>>(),
    export: createListeners<Told<Exports['onEnded']>>(),
    publish: createListeners<Told<Publishing['onEnded']>>(),
  }
  const fake = fakeWindowServices()
  const work = workUnderWay({
    renders: {
      ...fake.renders,
      active: () => [render].filter(({ job }) => under.has(job)),
      stopAll: () => stop(render.job),
      onEnded: ended.render.listen,
    },
    exports: {
      ...fake.exports,
      active: () => [anExport].filter(({ job }) => under.has(job)),
      cancel: stop,
      onEnded: ended.export.listen,
    },
    publishing: {
      ...fake.publishing,
      active: () => [publish].filter(({ job }) => under.has(job)),
      cancel: stop,
      onEnded: ended.publish.listen,
    },
  })
  const told: EndedWork[] = []
  work.onEnded((end) => told.push(end))
  return { work, ended, told }
}

const works: readonly Work[] = [
  { job: aJob, kind: 'render', of: anEpisode },
  { job: 'the export', kind: 'export', of: anEpisode },
  { job: 'the publishing', kind: 'publish', of: aShow },
]

test('renders, exports and publishing are one, and are stopped together', async () => {
  const { work } = atWork()
  expect(work.active()).toEqual(
    works.map((one, place) => ({ ...one, fraction: [0.5, 0.75, 0.25][place] ?? 0 })),
  )
  await work.stopAll()
  expect(work.active()).toEqual([])
})

test('each progress is heard', () => {
  const fake = fakeWindowServices()
  const heard = vi.fn()
  const renders = createListeners<typeof render>()
  const exports = createListeners<typeof anExport>()
  const publishing = createListeners<typeof publish>()
  workUnderWay({
    renders: { ...fake.renders, onProgress: renders.listen },
    exports: { ...fake.exports, onProgress: exports.listen },
    publishing: { ...fake.publishing, onProgress: publishing.listen },
  }).onProgress(heard)
  renders.tell(render)
  exports.tell(anExport)
  publishing.tell(publish)
  expect(heard.mock.calls).toEqual(works.map((one) => [one]))
})

test('an end says what became of it; who stopped it knows, and what was said before is not said again', () => {
  const { ended, told } = atWork()
  const [of, message] = [{ job: aJob, episode: anEpisode }, 'The disk is full.']
  const until = '2026-11-24T12:00:00.000Z'
  ended.render.tell({ ...of, outcome: { end: 'finished' } })
  ended.render.tell({ ...of, outcome: { end: 'paused' } })
  ended.render.tell({ ...of, outcome: { end: 'postponed', until, message: 'Google makes 2 lines.' } })
  ended.render.tell({ ...of, outcome: { end: 'postponed', until } })
  ended.export.tell({ ...of, outcome: { end: 'finished', folder: '/music', files: [], skipped: [] } })
  ended.export.tell({ ...of, outcome: { end: 'cancelled' } })
  ended.publish.tell({ job: aJob, show: aShow, outcome: { end: 'failed', code: 'disk-full', message } })
  expect(told.map(({ kind, of: whose, sentence }) => [kind, whose, sentence])).toEqual([
    ['render', anEpisode, 'The episode is ready to be heard.'],
    ['render', anEpisode, undefined],
    ['render', anEpisode, 'Google makes 2 lines.'],
    ['render', anEpisode, undefined],
    ['export', anEpisode, 'The episode is exported.'],
    ['export', anEpisode, undefined],
    ['publish', aShow, message],
  ])
})

test('the question before the end says what would become of what is under way', () => {
  expect(spellStopQuestion(new Set(['export']))).toEqual({
    message: 'An episode is being exported.',
    detail: 'If you stop now, nothing is exported. Files that are there already stay as they are.',
    goOn: 'Keep Exporting',
  })
  const both = spellStopQuestion(new Set(['publish', 'render']))
  expect(both).toMatchObject({
    message: 'An episode is being made. A show is being published.',
    goOn: 'Go On',
  })
  expect(both.detail).toMatch(/every line made so far is kept.*\n.*published before stays/u)
})

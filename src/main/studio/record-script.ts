import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import type { ChapterMark } from '../../core/timeline/timeline.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'

/**
 * Writes down that the audio is that of a script which was changed only where nobody hears it: titles of chapters,
 * remarks. The chapters are placed by the turns as they are in the audio.
 */
export async function recordScript(
  library: Library,
  episode: Episode,
  script: Script,
  plan: readonly PlannedTake[],
  state: string,
): Promise<void> {
  const placeOf = new Map(plan.map(({ turn }, place) => [turn, place]))
  const chapters: ChapterMark[] = []
  const end = episode.file.turns.at(-1)?.until ?? 0
  for (const [index, item] of script.items.entries()) {
    if (item.kind !== 'chapter') continue
    const next = script.items.slice(index).find((later) => later.kind === 'turn' && placeOf.has(later.index))
    const place = next?.kind === 'turn' ? placeOf.get(next.index) : undefined
    const heard = place === undefined ? undefined : episode.file.turns[place]
    if (heard === undefined) {
      chapters.push({ title: item.title, at: end })
      continue
    }
    const take = await library.takes.find(heard.take)
    const speech = take === undefined || take.speech.end === 0 ? heard.start : take.speech.start
    chapters.push({ title: item.title, at: heard.at + speech - heard.start })
  }
  // A render may have ended meanwhile: then it is of other audio.
  const { master } = episode.file
  await library.episodes.update(episode.folder, (file) =>
    file.master?.key === master?.key ? { ...file, chapters, renderedFrom: state } : file,
  )
}

import { canonicalJson } from '../plan/canonical-json.ts'
import type { CastEntry, Script } from '../script/script.ts'
import { type HeardShow, showShare } from './show-share.ts'

/** How many lines of an episode are spoken anew when its show is no longer `before` but `after`. */
export function linesTouched(
  script: Pick<Script, 'speakers' | 'frontMatter' | 'turns'>,
  chosen: Readonly<Record<string, CastEntry>>,
  before: HeardShow,
  after: HeardShow,
): number {
  const [then, now] = [before, after].map((show) => showShare(show, script, chosen))
  const written =
    then?.language === now?.language
      ? script.speakers.filter(({ name }) => isOther(then?.cast[name], now?.cast[name]))
      : script.speakers
  const first = script.turns[0]?.speaker
  const isSaidAnew =
    now?.spoken !== undefined && (then?.spoken !== now.spoken || written.some(({ name }) => name === first))
  return written.reduce((sum, { turns }) => sum + turns, 0) + (isSaidAnew ? 1 : 0)
}

function isOther(one: CastEntry | undefined, other: CastEntry | undefined): boolean {
  return canonicalJson({ ...one }) !== canonicalJson({ ...other })
}

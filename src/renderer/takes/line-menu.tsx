import { Layers, Play } from 'lucide-react'
import type { Anchor } from '../elements/floating.ts'
import { Menu, type MenuItem } from '../elements/menu.tsx'

/** The mark whose menu is open: its line in the plan, and where it stands. */
export type MarkMenu = { readonly line: number; readonly at: Anchor }

type LineMenuProps = Readonly<{
  at: Anchor
  /** Absent where the line is in no audio yet. */
  onPlay: (() => void) | undefined
  onShowTakes: () => void
  onClose: () => void
}>

/** What can be done with a line, from the mark beside it. */
export function LineMenu({ at, onPlay, onShowTakes, onClose }: LineMenuProps) {
  const items: readonly MenuItem[] = [
    ...(onPlay === undefined ? [] : [{ label: 'Play from here', icon: <Play />, onChoose: onPlay }]),
    { label: 'Takes of this line', icon: <Layers />, keys: 'Mod+T', onChoose: onShowTakes },
  ]
  return <Menu label="Line" items={items} anchor={at} onClose={onClose} />
}

import { AudioLines, Copy, FolderOpen, Pencil, PencilLine, Trash2 } from 'lucide-react'
import type { Anchor } from '../elements/floating.ts'
import { Menu, type MenuItem } from '../elements/menu.tsx'
import type { EpisodeActions } from './use-episode-actions.ts'

type EpisodeMenuProps = Readonly<{
  ids: readonly string[]
  anchor: Anchor
  actions: EpisodeActions
  onRename: (id: string) => void
  onGenerate: (ids: readonly string[]) => void
  onClose: () => void
}>

/** What can be done with the chosen episodes. */
export function EpisodeMenu({ ids, anchor, actions, onRename, onGenerate, onClose }: EpisodeMenuProps) {
  const [id] = ids
  const forOne: readonly MenuItem[] =
    ids.length === 1 && id !== undefined
      ? [
          { label: 'Open', icon: <PencilLine />, keys: 'Enter', onChoose: () => actions.open(id) },
          { label: 'Rename', icon: <Pencil />, keys: 'F2', onChoose: () => onRename(id) },
          { label: 'Duplicate', icon: <Copy />, onChoose: () => void actions.duplicate(id) },
          { label: 'Show in folder', icon: <FolderOpen />, onChoose: () => void actions.reveal(id) },
        ]
      : []
  const items: readonly MenuItem[] = [
    ...forOne,
    {
      label: ids.length > 1 ? `Generate ${ids.length} episodes` : 'Generate',
      icon: <AudioLines />,
      keys: 'Mod+Enter',
      onChoose: () => onGenerate(ids),
    },
    'line',
    {
      label: ids.length > 1 ? `Delete ${ids.length} episodes` : 'Delete',
      icon: <Trash2 />,
      keys: 'Delete',
      isDanger: true,
      onChoose: () => void actions.trash(ids),
    },
  ]
  return <Menu label="Episode actions" items={items} anchor={anchor} onClose={onClose} />
}

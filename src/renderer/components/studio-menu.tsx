import { ClipboardPaste, Download, Ellipsis, Search } from 'lucide-react'
import { useState } from 'react'
import type { Anchor } from '../elements/floating.ts'
import { IconButton } from '../elements/icon-button.tsx'
import { Menu, type MenuItem } from '../elements/menu.tsx'

type StudioMenuProps = Readonly<{
  onPasteVersion: () => void
  onFind: () => void
  onExport: () => void
}>

/** What can be done with the open episode and has no button of its own. */
export function StudioMenu({ onPasteVersion, onFind, onExport }: StudioMenuProps) {
  const [anchor, setAnchor] = useState<Anchor>()
  const items: readonly MenuItem[] = [
    {
      label: 'Paste a new version…',
      icon: <ClipboardPaste />,
      keys: 'Mod+Shift+N',
      onChoose: onPasteVersion,
    },
    { label: 'Find…', icon: <Search />, keys: 'Mod+F', onChoose: onFind },
    { label: 'Export…', icon: <Download />, keys: 'Mod+E', onChoose: onExport },
  ]
  return (
    <>
      <IconButton
        label="More"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        icon={<Ellipsis />}
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      />
      {anchor !== undefined && (
        <Menu label="More" items={items} anchor={anchor} align="end" onClose={() => setAnchor(undefined)} />
      )}
    </>
  )
}

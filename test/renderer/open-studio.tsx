import { fireEvent, screen } from '@testing-library/react'
import { useStudio } from '../../src/renderer/bridge/studio-context.tsx'
import { ToastRegion } from '../../src/renderer/elements/toast-region.tsx'
import { StudioScreen } from '../../src/renderer/screens/studio-screen.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'

/** The script that the Studio is opened with. */
export const studioScript = '---\nshow: Deep Water\n---\n\nHost: One two three.\nGuest: Four five six.\n'

function Shown({ id }: Readonly<{ id: string }>) {
  const { toasts } = useStudio()
  return (
    <>
      <StudioScreen id={id} onLeave={() => undefined} />
      <ToastRegion toasts={toasts} />
    </>
  )
}

/** The Studio with an episode of two lines, whose main is a fake that `prepare` has had in its hands. */
export async function openStudio(
  prepare: (fake: ReturnType<typeof makeFakeBridge>, id: string) => void = () => undefined,
) {
  const fake = makeFakeBridge({ episodes: 1, script: studioScript, lineTime: 1 })
  const id = fake.episodes()[0]!.id
  prepare(fake, id)
  const page = renderPage(<Shown id={id} />, {}, fake)
  await screen.findByRole('heading', { name: 'How sound travels' })
  await screen.findByText('2 lines')
  return { ...page, id }
}

export async function slidePace(speaker: string, value: string) {
  const slider = await screen.findByRole('slider', { name: `Pace of ${speaker}` })
  fireEvent.change(slider, { target: { value } })
}

import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectStudio } from './bridge/connect-studio.ts'
import { reportUncaught } from './bridge/report-fault.ts'
import { StudioContext } from './bridge/studio-context.tsx'

const root = document.querySelector('#root')
if (root === null) throw new Error('The page has no root')

reportUncaught(window.castwright, window)
createRoot(root).render(
  <StudioContext value={connectStudio(window.castwright, (id) => `media://${id}`)}>
    <App />
  </StudioContext>,
)

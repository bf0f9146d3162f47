import type { AboutPanelOptionsOptions } from 'electron'

/** What the system's about box says. The licences of all parts are a screen of their own. */
export function aboutPanel(version: string, icon: string): AboutPanelOptionsOptions {
  return {
    applicationName: 'Castwright',
    applicationVersion: version,
    version: '',
    copyright: '© The Castwright authors. MIT licence.',
    credits: 'Built on free software; Help → Licences names every part and its licence.',
    iconPath: icon,
  }
}

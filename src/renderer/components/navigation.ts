import { createContext, use } from 'react'

/** The part of the settings that is wanted. */
export type SettingsPart = 'about' | 'gemini' | 'key' | 'budget'

/** Where one can be. */
export type Place =
  | { readonly screen: 'library' }
  | { readonly screen: 'shows'; readonly id?: string }
  | { readonly screen: 'queue' }
  | { readonly screen: 'voices' }
  | { readonly screen: 'settings'; readonly part?: SettingsPart }
  | { readonly screen: 'studio'; readonly id: string }

/** Goes to another place of the window; where there is no frame around a screen there is nowhere to go. */
export const NavigationContext = createContext<(place: Place) => void>(() => undefined)

export function useGo(): (place: Place) => void {
  return use(NavigationContext)
}

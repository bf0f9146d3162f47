import { z } from 'zod'

/** A question put to the person in a sheet over the page. */
export interface SheetQuestion {
  readonly title: string
  readonly detail: string
  readonly buttons: readonly string[]
  /** Numbers of the buttons for Enter and for Escape. */
  readonly defaultButton: number
  readonly cancelButton: number
  readonly checkbox: { readonly label: string; readonly isChecked: boolean } | null
  /** Also ask for a path: of existing files by the browser's own chooser, or one to type. */
  readonly path: {
    readonly kind: 'files' | 'typed'
    readonly isMultiple: boolean
    readonly value: string
  } | null
}

/** What the person answered. */
export const SheetAnswer = z.object({
  button: z.number(),
  isChecked: z.boolean(),
  paths: z.array(z.string()),
})
export type SheetAnswer = z.infer<typeof SheetAnswer>

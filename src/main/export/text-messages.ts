import { z } from 'zod'

const seconds = z.number()

const lineSchema = z.object({
  turn: z.int().min(0),
  speaker: z.string(),
  text: z.string(),
  start: seconds,
  end: seconds,
  words: z.array(z.object({ at: z.int().min(0), start: seconds })).optional(),
})

/** Texts of an episode to be made, and what they are made of; the lines may be absent where no format needs them. */
export const textsOrderSchema = z.object({
  formats: z.array(z.enum(['srt', 'vtt', 'md', 'html', 'json', 'chapters', 'notes'])),
  title: z.string(),
  author: z.string().optional(),
  show: z.string().optional(),
  language: z.string().optional(),
  description: z.string().optional(),
  link: z.string().optional(),
  disclosure: z.string(),
  lines: z.array(lineSchema).readonly(),
  /** Without their pictures. */
  chapters: z.array(
    z.object({ title: z.string(), start: seconds, end: seconds, link: z.string().optional() }),
  ),
})

export type TextsOrder = z.output<typeof textsOrderSchema>

/** The texts in the order of their formats. */
export const textsReportSchema = z.object({ texts: z.array(z.string()).readonly() })

export type TextsReport = z.output<typeof textsReportSchema>

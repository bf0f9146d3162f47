import { spellDate } from '../components/spell-date.ts'

/** When a show was last published: "published yesterday". */
export function spellPublished(publishedAt: string | undefined, now: Date): string {
  if (publishedAt === undefined) return 'not published yet'
  return `published ${spellDate(publishedAt, now).replace('Yesterday', 'yesterday')}`
}

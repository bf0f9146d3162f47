/** Languages for people, from BCP 47 tags: "German (Austria), French". A tag that says nothing stands as it is. */
export function spellLanguages(tags: readonly string[], locale = 'en'): string {
  const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' })
  const spell = (tag: string) => {
    try {
      return names.of(tag) ?? tag
    } catch {
      return tag
    }
  }
  const most = 3
  const shown = tags.slice(0, most).map(spell).join(', ')
  return tags.length > most ? `${shown} and ${tags.length - most} more` : shown
}

/** Languages that most podcasts are in. */
const common = 'ar cs da de en es fi fr he hi id it ja ko nb nl pl pt ro ru sv th tr uk vi zh'.split(' ')

/** The choice of languages by name, none of them first. */
export function languageOptions(): readonly { readonly value: string; readonly label: string }[] {
  const options = common.map((value) => ({ value, label: spellLanguages([value]) }))
  return [{ value: '', label: 'Any language' }, ...options.toSorted((a, b) => a.label.localeCompare(b.label))]
}

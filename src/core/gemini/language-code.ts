/**
 * The codes that `speechConfig.languageCode` takes (google/ai/generativelanguage/v1beta/generative_service.proto). The
 * first of a language stands for it where no country is given.
 */
const codes = (
  'ar-XA bn-IN cmn-CN de-DE en-US en-AU en-GB en-IN es-ES es-US fr-FR fr-CA gu-IN hi-IN id-ID it-IT ja-JP kn-IN ko-KR ' +
  'ml-IN mr-IN nl-NL pl-PL pt-BR ru-RU ta-IN te-IN th-TH tr-TR vi-VN'
).split(' ')

/**
 * The code a request carries for a language tag ("en", "en_GB", "zh-Hans"). Undefined where Google's list has none of that
 * language: then the model hears it from the text.
 */
export function languageCode(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : languageCodes(tag)[0]
}

/** All codes of the list that a language tag may stand for: one where it names a country of the list. */
export function languageCodes(tag: string): readonly string[] {
  const parts = tag.trim().replaceAll('_', '-').toLowerCase().split('-')
  const language = parts[0] === 'zh' ? 'cmn' : parts[0]
  const ofLanguage = codes.filter((code) => code.split('-')[0] === language)
  const exact = ofLanguage.find((code) => parts.slice(1).includes((code.split('-')[1] ?? '').toLowerCase()))
  return exact === undefined ? ofLanguage : [exact]
}

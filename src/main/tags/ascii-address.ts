/** An address of the web in the ASCII form that tags take; undefined for anything else, `javascript:` and files too. */
export function asciiAddress(text: string | undefined): string | undefined {
  const url = URL.parse(text?.trim() ?? '')
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined
}

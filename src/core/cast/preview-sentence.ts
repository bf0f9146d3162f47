/** What a voice says of itself when it is chosen. */
export function previewSentence(voice: string): string {
  return `Hello, I am ${voice}. This is how I sound when I read your script.`
}

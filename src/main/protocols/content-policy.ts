/** The content policy of the page. Nothing comes from the network; styles that libraries insert carry the nonce. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob: media:",
    "font-src 'self'",
    'media-src media: blob:',
    "connect-src 'self' media:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

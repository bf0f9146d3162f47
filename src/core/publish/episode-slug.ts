const LONGEST = 60

/**
 * The name of an episode's folder and files where it is published: small letters and figures of ASCII, which every host and
 * player can handle, and the beginning of its id, so that no two have the same.
 */
export function episodeSlug(title: string, id: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
  return `${words === '' ? 'episode' : words}-${id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 8)}`
}

/**
 * The place in the folder that the target of a request means, as names of folders and of the file; undefined for whatever
 * is not plainly one: `..`, hidden names, empty ones, and marks that some system reads as something else.
 */
export function servedPath(target: string): readonly string[] | undefined {
  const [path = ''] = target.split(/[?#]/, 1)
  if (path === '/') return ['index.html']
  if (!path.startsWith('/')) return undefined
  const names: string[] = []
  for (const written of path.slice(1).split('/')) {
    const name = decode(written)
    if (name === undefined || name === '' || name.startsWith('.') || /[/\\:\p{Cc}]/u.test(name))
      return undefined
    names.push(name)
  }
  return names
}

function decode(written: string): string | undefined {
  try {
    return decodeURIComponent(written)
  } catch {
    return undefined
  }
}

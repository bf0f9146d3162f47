/** The address of a file in the published folder: each name of its path as it may stand in an address. */
export function publicAddress(folder: string, path: string): string {
  return `${folder.replace(/\/+$/, '')}/${relativeAddress(path)}`
}

/** The same as it stands in a page of that folder. */
export function relativeAddress(path: string): string {
  return path.split('/').map(encodeName).join('/')
}

/** What `encodeURIComponent` leaves though some players trip over it, too. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

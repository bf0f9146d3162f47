// @ts-check

/**
 * Why Electron could not be fetched, in a few words.
 *
 * @param {string} output what the fetching program said
 */
export function explainFetchFailure(output) {
  if (/fetch failed|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/i.test(output))
    return 'its download site cannot be reached from here'
  if (/ENOSPC/.test(output)) return 'the disk is full'
  if (/EACCES|EPERM|EROFS/.test(output)) return 'its folder cannot be written to'
  if (/checksum|sha/i.test(output)) return 'what was downloaded is not what it should be'
  return 'its download failed'
}

// @ts-check

/**
 * One sentence for a failure of the file system, or undefined when it is not one a person can put right.
 *
 * @param {string | undefined} code such as `ENOSPC`
 * @param {string} path
 */
export function explainFileFailure(code, path) {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: setting up needs about 1 GB in ${path}. Make room, then run the same command again.`
    case 'EACCES':
    case 'EPERM':
      return `There is no permission to write to ${path}: make it writable for this user, or use a copy of the project in a folder of your own.`
    case 'EROFS':
      return `${path} is read-only: use a copy of the project on a disk that can be written to.`
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this system: raise the limit (ulimit -n), then run the same command again.'
    default:
      return undefined
  }
}

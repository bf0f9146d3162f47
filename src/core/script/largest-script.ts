/** Bytes. A script of a hundred hours is about 6 MB. */
export const largestScript = 16 * 2 ** 20

/** Gives up the rights of root for good, so that a test can show what a plain user is refused. `user` is a number. */
export function becomeUser(user: string | undefined): void {
  if (user === undefined || user === '') return
  const id = Number(user)
  if (!Number.isInteger(id) || id <= 0) throw new Error(`stand-in: STANDIN_USER is no plain user: ${user}`)
  process.setgroups?.([])
  process.setgid?.(id)
  process.setuid?.(id)
}

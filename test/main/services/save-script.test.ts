import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { startServices } from '../../helpers/window-services.ts'

const script = 'Host: One two three.\n'

async function openScript() {
  const services = startServices()
  const { episodes } = await services.library.openFiles([services.write('talk.md', script)])
  const id = episodes[0] ?? ''
  const { digest } = await services.episodes.open(id)
  const path = await services.library.pathOf(id)
  const copies = () =>
    readdirSync(dirname(path))
      .filter((name) => name.startsWith('script ('))
      .map((name) => readFileSync(join(dirname(path), name), 'utf8'))
  return { id, digest, path, copies, ...services.episodes }
}

test('the last words of a page that are refused are kept beside the script, and named at the next open', async () => {
  const { id, digest, path, copies, saveScript, open } = await openScript()
  writeFileSync(path, 'Host: Written elsewhere.\n')
  const reply = await saveScript(id, 'Host: Mine.\n', digest, true)
  expect(reply).toMatchObject({ saved: false, found: 'Host: Written elsewhere.\n' })
  expect(readFileSync(path, 'utf8')).toBe('Host: Written elsewhere.\n')
  expect(copies()).toEqual(['Host: Mine.\n'])
  expect((await open(id)).conflicts).toEqual([reply.saved ? '' : reply.kept])
})

test('a save that is not the last keeps no copy: the page has the words', async () => {
  const { id, digest, path, copies, saveScript } = await openScript()
  writeFileSync(path, 'Host: Written elsewhere.\n')
  expect(await saveScript(id, 'Host: Mine.\n', digest)).not.toHaveProperty('kept')
  expect(copies()).toEqual([])
})

test('the last words go into the script also when the answer to those before is still on its way', async () => {
  const { id, digest, path, copies, saveScript } = await openScript()
  const replies = await Promise.all([
    saveScript(id, 'Host: One.\n', digest),
    saveScript(id, 'Host: One, two.\n', digest, true),
  ])
  expect(replies.map(({ saved }) => saved)).toEqual([true, true])
  expect(readFileSync(path, 'utf8')).toBe('Host: One, two.\n')
  expect(copies()).toEqual([])
})

test('words that are on disk already are saved, whoever wrote them', async () => {
  const { id, digest, path, copies, saveScript } = await openScript()
  writeFileSync(path, 'Host: Mine.\n')
  expect((await saveScript(id, 'Host: Mine.\n', digest, true)).saved).toBe(true)
  expect(copies()).toEqual([])
})

test('the last words are kept where the script itself cannot be written', async () => {
  const { id, digest, path, copies, saveScript } = await openScript()
  rmSync(path)
  mkdirSync(path)
  await expect(saveScript(id, 'Host: Mine.\n', digest, true)).rejects.toMatchObject({ code: 'not-a-file' })
  expect(copies()).toEqual(['Host: Mine.\n'])
})

test('exploit: nothing larger than a script may be is written, neither as script nor beside it', async () => {
  const { id, digest, path, copies, saveScript, keepConflict } = await openScript()
  // Fewer units than a message may have, but more bytes than a script.
  const text = '€'.repeat(6 * 2 ** 20)
  const refused = { code: 'script-too-large' }
  await expect(saveScript(id, text, digest)).rejects.toMatchObject(refused)
  await expect(saveScript(id, text, digest, true)).rejects.toMatchObject(refused)
  await expect(keepConflict(id, text)).rejects.toMatchObject(refused)
  expect(readFileSync(path, 'utf8')).toBe(script)
  expect(copies()).toEqual([])
})

import { readFile } from 'node:fs/promises'
import { requests, type RequestOutput } from '../../shared/ipc/schemas.ts'
import { parseJson } from '../../core/text/parse-json.ts'

/** The licences of every part of the program, from the file that is shipped with it. */
export async function readLicences(path: string): Promise<RequestOutput<'app.showLicences'>> {
  return requests['app.showLicences'].output.parse(parseJson(await readFile(path, 'utf8')))
}

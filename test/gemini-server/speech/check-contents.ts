import type { ServerModel } from '../lists/server-models.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import type { SpeechRequest } from './speech-request.ts'

/** The parts of the one content a speech model takes. Throws what Google says to anything else. */
export function checkContents({ contents }: SpeechRequest, { dialect }: ServerModel): void {
  const [content, more] = contents
  if (content === undefined) {
    throw invalidArgument('* GenerateContentRequest.contents: contents is not specified\n')
  }
  if (more !== undefined) throw invalidArgument('Multiturn chat is not enabled for this model')
  if (content.role !== undefined && !['', 'user'].includes(content.role)) {
    throw invalidArgument('Please use a valid role: user, model.')
  }
  const path = '* GenerateContentRequest.contents[0].parts'
  if (content.parts.length === 0) throw invalidArgument(`${path}: contents.parts must not be empty.\n`)
  for (const [index, part] of content.parts.entries()) {
    if (part.inlineData !== undefined) {
      const [kind = ''] = part.inlineData.mimeType.split('/')
      const name = kind === '' ? 'Data' : `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`
      throw invalidArgument(`${name} input modality is not enabled for this model`)
    }
    if (part.text === undefined || part.text === '') {
      throw invalidArgument(
        `${path}[${index}].data: required oneof field 'data' must have one initialized field\n`,
      )
    }
    if (dialect !== 'parts' && part.speechMetadata !== undefined) {
      throw invalidArgument('Speech metadata is not enabled for this model')
    }
  }
}

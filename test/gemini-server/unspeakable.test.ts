import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, kore, oneVoice, speechPath, twoVoices } from './ask.ts'
import type { GeminiServer } from './gemini-server.ts'
import type { JsonObject } from './protocol/json-object.ts'
import { startGeminiServer } from './start-gemini-server.ts'

let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
})
afterAll(() => server.close())

const hello = oneVoice('Hello.')
const joe = { text: 'Hello.', speechMetadata: { speaker: 'Joe' } }
const old = speechPath('gemini-2.5-flash-preview-tts')
const speech = (speechConfig: JsonObject) => oneVoice('Hello.', { speechConfig })
const speakers = (...names: readonly string[]) =>
  speech({
    multiSpeakerVoiceConfig: {
      speakerVoiceConfigs: names.map((speaker) => ({ speaker, voiceConfig: kore })),
    },
  })
const named = (voiceName: string, more: JsonObject = {}) =>
  speech({ voiceConfig: { prebuiltVoiceConfig: { voiceName } }, ...more })

type Case = readonly [name: string, body: unknown, message: string, path?: string]

async function refusal(body: unknown, path?: string) {
  const { status, error } = await ask(server, { body, ...(path === undefined ? {} : { path }) })
  return `${status} ${String(error['status'])}: ${String(error['message'])}`
}

const long = oneVoice('word '.repeat(9000))
const cases: readonly Case[] = [
  ['nothing', {}, '* GenerateContentRequest.contents: contents is not specified\n'],
  [
    'no parts',
    { ...hello, contents: [{ role: 'user' }] },
    '* GenerateContentRequest.contents[0].parts: contents.parts must not be empty.\n',
  ],
  [
    'an empty part',
    { ...hello, contents: [{ parts: [{ text: 'Hi' }, {}] }] },
    "* GenerateContentRequest.contents[0].parts[1].data: required oneof field 'data' must have one initialized field\n",
  ],
  [
    'a conversation',
    { ...hello, contents: [{ parts: [{ text: 'Hi' }] }, { parts: [{ text: 'Hi' }] }] },
    'Multiturn chat is not enabled for this model',
  ],
  [
    'a role that is none',
    { ...hello, contents: [{ role: 'system', parts: [{ text: 'Hi' }] }] },
    'Please use a valid role: user, model.',
  ],
  [
    'audio',
    { ...hello, contents: [{ parts: [{ inlineData: { mimeType: 'audio/wav', data: '' } }] }] },
    'Audio input modality is not enabled for this model',
  ],
  [
    'a system instruction',
    { ...hello, systemInstruction: { parts: [{ text: 'Be nice' }] } },
    'Developer instruction is not enabled for this model',
  ],
  ['tools', { ...hello, tools: [{ codeExecution: {} }] }, 'Function calling is not enabled for this model'],
  [
    'thinking',
    oneVoice('Hi', { thinkingConfig: { includeThoughts: true } }),
    'Thinking is not enabled for this model',
  ],
  ['a temperature', oneVoice('Hi', { temperature: 1 }), 'Temperature is not enabled for this model'],
  ['topP', oneVoice('Hi', { topP: 0.9 }), 'Top P is not enabled for this model'],
  ['topK', oneVoice('Hi', { topK: 40 }), 'Top K is not enabled for this model'],
  ['topK of 2.5', oneVoice('Say: Hi', { topK: 40 }), 'Top K is not enabled for this model', old],
  ['penalties', oneVoice('Hi', { presencePenalty: 1 }), 'Penalty is not enabled for this model'],
  ['candidates', oneVoice('Hi', { candidateCount: 2 }), 'Multiple candidates is not enabled for this model'],
  ['JSON', oneVoice('Hi', { responseMimeType: 'text/plain' }), 'JSON mode is not enabled for this model'],
  [
    'text',
    oneVoice('Hi', { responseModalities: ['TEXT'] }),
    'The requested combination of response modalities is not supported by the model. models/gemini-3.8-flash-tts accepts the following combination of response modalities:\n* AUDIO\n',
  ],
  [
    'text as well',
    oneVoice('Hi', { responseModalities: ['AUDIO', 'TEXT'] }),
    'The requested combination of response modalities is not supported by the model. models/gemini-3.8-flash-tts accepts the following combination of response modalities:\n* AUDIO\n',
  ],
  [
    'a format it does not make',
    oneVoice('Hi', { responseFormat: [{ audio: { mimeType: 'audio/flac' } }] }),
    'The requested audio format is not supported by this model.',
  ],
  [
    'a format of 2.5',
    oneVoice('Say: Hi', { responseFormat: [{ audio: { mimeType: 'audio/wav' } }] }),
    'Response format is not enabled for this model',
    old,
  ],
  ['no voice', speech({}), 'Request contains an invalid argument.'],
  ['an unknown voice', named('Uranus'), 'No matching speaker voice found for name: Uranus'],
  [
    'an unknown voice of a language',
    named('vi-VN', { languageCode: 'vi' }),
    'No matching speaker voice found for name: vi-VN and language: vi',
  ],
  [
    'one voice and two',
    speech({ voiceConfig: kore, multiSpeakerVoiceConfig: { speakerVoiceConfigs: [] } }),
    'Only one of voice_config and multi_speaker_voice_config can be set.',
  ],
  ['one speaker', speakers('Joe'), 'The number of enabled_voices must equal 2.'],
  ['three speakers', speakers('Joe', 'Jane', 'Jim'), 'The number of enabled_voices must equal 2.'],
  [
    'one speaker twice',
    speakers('Joe', 'Joe'),
    'Each speaker in multi_speaker_voice_config must have a unique, non-empty name.',
  ],
  [
    'a part nobody speaks',
    twoVoices([joe, { text: 'Hi.' }]),
    'contents[0].parts[1].speech_metadata.speaker must be set on every part when multi_speaker_voice_config is set.',
  ],
  [
    'a part a stranger speaks',
    twoVoices([joe, { text: 'Hi.', speechMetadata: { speaker: 'Jim' } }]),
    'contents[0].parts[1].speech_metadata.speaker: "Jim" does not match any speaker in multi_speaker_voice_config.',
  ],
  [
    'a speaker where there is one voice',
    { ...hello, contents: [{ parts: [joe] }] },
    'contents[0].parts[0].speech_metadata.speaker can only be set with multi_speaker_voice_config.',
  ],
  [
    'speech metadata of 2.5',
    { ...hello, contents: [{ parts: [{ text: 'Hi', speechMetadata: { style: 'calm' } }] }] },
    'Speech metadata is not enabled for this model',
    old,
  ],
  [
    'a transcript in which nobody speaks',
    twoVoices([{ text: 'Read this aloud:\nBob: Hello.' }]),
    'Model tried to generate text, but it should only be used for TTS.',
    old,
  ],
  [
    'instructions without a text',
    oneVoice('Say cheerfully:'),
    'Model tried to generate text, but it should only be used for TTS.',
    old,
  ],
  [
    'too long a text',
    long,
    'The input token count (9000) exceeds the maximum number of tokens allowed (8192).',
  ],
]
for (const [name, body, message, path] of cases) {
  test(name, async () => {
    expect(await refusal(body, path)).toBe(`400 INVALID_ARGUMENT: ${message}`)
  })
}

test('an unknown voice of 2.5: the thirty it knows', async () => {
  expect(await refusal(named('Nova'), old)).toMatch(
    /^400 INVALID_ARGUMENT: Voice name Nova is not supported\. Allowed voice names are: achernar, achird, (?:\w+, ){27}zubenelgenubi$/,
  )
  const catalogVoice = named('Norbana')
  expect(await refusal(catalogVoice, old)).toContain('Voice name Norbana is not supported.')
  expect((await ask(server, { body: catalogVoice })).status).toBe(200)
})

test('a model in the body that is not the one of the address', async () => {
  expect(await refusal({ ...hello, model: 'models/gemini-3.8-flash-lite-tts' })).toBe(
    '400 INVALID_ARGUMENT: Request contains an invalid argument.',
  )
})

test('a model that writes', async () => {
  expect(await refusal(hello, speechPath('gemini-3.8-flash'))).toMatch(/^501 UNIMPLEMENTED/)
})

test('nothing of all this was charged', async () => {
  const strict = await startGeminiServer({ voice: 'murmur' })
  for (const [, body, , path] of cases) await ask(strict, { body, ...(path === undefined ? {} : { path }) })
  const { requests, tokensIn, tokensOut } = strict.bill()
  await strict.close()
  expect([requests, tokensIn, tokensOut]).toEqual([0, 0, 0])
})

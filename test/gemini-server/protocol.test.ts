import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject } from './protocol/json-object.ts'
import { loadProtocol } from './protocol/load-protocol.ts'
import { readMessage } from './protocol/read-message.ts'

const protocol = loadProtocol()

function read(json: unknown, name = 'GenerateContentRequest', version: 'v1' | 'v1beta' = 'v1beta') {
  const type = protocol.message(version, name)
  if (type === undefined) throw new Error(`No message ${name}`)
  return readMessage(type, json)
}

function refusals(json: unknown, version?: 'v1' | 'v1beta'): string[] {
  return read(json, 'GenerateContentRequest', version).violations.map(({ description }) => description)
}

const unknown = 'Invalid JSON payload received. Unknown name'
const part = (fields: JsonObject) => ({ contents: [{ parts: [fields] }] })

describe('what Google accepts', () => {
  test('both spellings of a name become one', () => {
    const camel = {
      generationConfig: { speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } } } },
    }
    const snake = {
      generation_config: {
        speech_config: { voice_config: { prebuilt_voice_config: { voice_name: 'Kore' } } },
      },
    }
    expect(read(snake)).toEqual({ message: camel, violations: [] })
    expect(read(camel)).toEqual(read(snake))
  })

  test('the fields of 3.8 that the protos lack', () => {
    const request = {
      contents: [
        { role: 'user', parts: [{ text: 'Hi', speechMetadata: { speaker: 'Joe', style: 'calm' } }] },
      ],
      generationConfig: {
        responseFormat: [{ audio: { mimeType: 'audio/wav', delivery: 'INLINE', sampleRate: 24_000 } }],
        speechConfig: { voiceConfig: { voice: 'voice_abc' } },
      },
      store: false,
      serviceTier: 'flex',
    }
    expect(read(request)).toEqual({ message: request, violations: [] })
  })

  test('null is nothing, one element is a list of one, numbers may be text and enums numbers', () => {
    const { message, violations } = read({
      contents: { parts: { text: 'Hi' } },
      systemInstruction: null,
      generationConfig: { seed: '7', temperature: 1, responseModalities: [3] },
    })
    expect(violations).toEqual([])
    expect(message).toEqual({
      contents: [{ parts: [{ text: 'Hi' }] }],
      generationConfig: { seed: 7, temperature: 1, responseModalities: ['AUDIO'] },
    })
  })

  test('maps and free-form JSON are looked at only as far as they are known', () => {
    const schema = { type: 'OBJECT', properties: { a: { type: 'STRING' } } }
    const config = { responseSchema: schema, responseJsonSchema: { anything: [1, null] } }
    expect(refusals({ generationConfig: config })).toEqual([])
    const wrong = { responseSchema: { ...schema, properties: { a: { const: 1 } } } }
    expect(refusals({ generationConfig: wrong })).toEqual([
      `${unknown} "const" at 'generation_config.response_schema.properties[0].value': Cannot find field.`,
    ])
  })
})

describe('what Google refuses, in its words', () => {
  const v1beta = 'type.googleapis.com/google.ai.generativelanguage.v1beta'
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['a name at the top', { voice: 'Kore' }, `${unknown} "voice": Cannot find field.`],
    [
      'a name further in',
      { generationConfig: { speechConfig: { voiceName: 'Kore' } } },
      `${unknown} "voiceName" at 'generation_config.speech_config': Cannot find field.`,
    ],
    [
      'a name in a list',
      { contents: [{ parts: [{ text: 'a' }, { speech: 1 }] }] },
      `${unknown} "speech" at 'contents[0].parts[1]': Cannot find field.`,
    ],
    [
      'a misspelt field of speechMetadata',
      part({ text: 'a', speechMetadata: { voice: 'Kore' } }),
      `${unknown} "voice" at 'contents[0].parts[0].speech_metadata': Cannot find field.`,
    ],
    [
      'a list for one value',
      part({ text: ['a'] }),
      `${unknown} "text" at 'contents[0].parts[0]': Proto field is not repeating, cannot start list.`,
    ],
    [
      'a number for text',
      part({ text: 12 }),
      "Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 12",
    ],
    [
      'an enum that is none',
      { generationConfig: { responseModalities: ['AUDI'] } },
      `Invalid value at 'generation_config.response_modalities[0]' (${v1beta}.GenerationConfig.Modality), "AUDI"`,
    ],
    [
      'a tier that is none',
      { serviceTier: 'cheap' },
      `Invalid value at 'service_tier' (${v1beta}.ServiceTier), "cheap"`,
    ],
    [
      'text for a message',
      { generationConfig: 'loud' },
      `Invalid value at 'generation_config' (${v1beta}.GenerationConfig), "loud"`,
    ],
    ['text for yes or no', { store: 'no' }, `Invalid value at 'store' (TYPE_BOOL), "no"`],
    [
      'half a number',
      { generationConfig: { seed: 1.5 } },
      "Invalid value at 'generation_config.seed' (TYPE_INT32), 1.5",
    ],
    [
      'a number too large',
      { generationConfig: { seed: 4e9 } },
      "Invalid value at 'generation_config.seed' (TYPE_INT32), 4000000000",
    ],
    [
      'text for a number',
      { generationConfig: { temperature: 'hot' } },
      `Invalid value at 'generation_config.temperature' (TYPE_FLOAT), "hot"`,
    ],
    [
      'bytes that are no Base64',
      part({ inlineData: { mimeType: 'audio/wav', data: '*' } }),
      `Invalid value at 'contents[0].parts[0].inline_data.data' (TYPE_BYTES), Base64 decoding failed for "*"`,
    ],
    [
      'two of which only one can be',
      part({ text: 'a', inlineData: { mimeType: 'audio/wav', data: '' } }),
      "Invalid value at 'contents[0].parts[0]' (oneof), oneof field 'data' is already set. Cannot set 'inlineData'",
    ],
    [
      'two ways to name a voice',
      { generationConfig: { speechConfig: { voiceConfig: { voice: 'a', prebuiltVoiceConfig: {} } } } },
      "Invalid value at 'generation_config.speech_config.voice_config' (oneof), oneof field 'voiceConfig' is already set. Cannot set 'prebuiltVoiceConfig'",
    ],
    ['a list at the top', [], `${unknown} "": Root element must be a message.`],
  ]
  test.each(cases)('%s', (_, json, message) => {
    expect(refusals(json)).toEqual([message])
  })

  test('everything that is wrong, at once', () => {
    const { violations } = read({ a: 1, contents: [{ b: 2 }] })
    expect(violations.map(({ field }) => field)).toEqual(['', 'contents[0]'])
  })

  test('v1 has no speech at all', () => {
    const request = { generationConfig: { responseModalities: ['AUDIO'], speechConfig: {} } }
    expect(refusals(request, 'v1')).toEqual([
      `${unknown} "responseModalities" at 'generation_config': Cannot find field.`,
      `${unknown} "speechConfig" at 'generation_config': Cannot find field.`,
    ])
  })
})

test('what is added by hand is still missing in the protos', () => {
  // Loading throws where they have it by now; this says which protos were read.
  const part38 = protocol.message('v1beta', 'Part')
  expect(part38?.fields['speechMetadata']?.resolvedType?.name).toBe('SpeechMetadata')
  expect(isJsonObject(protocol.message('v1', 'Part')?.fields['speechMetadata'])).toBe(false)
})

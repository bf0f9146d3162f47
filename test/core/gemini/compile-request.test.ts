import { describe, expect, test } from 'vitest'
import { compileRequest } from '../../../src/core/gemini/compile-request.ts'
import type { SpeechPassage, SpeechTurn } from '../../../src/core/gemini/speech-request.ts'

const newest = 'gemini-3.8-flash-tts'
const preview = 'gemini-3.1-flash-tts-preview'
const old = 'gemini-2.5-pro-preview-tts'

function turn(text: string, change: Partial<SpeechTurn> = {}): SpeechTurn {
  return { speaker: 'Host', text, voice: 'Zephyr', style: undefined, pace: 1, place: 'line 1', ...change }
}

function guest(text: string, change: Partial<SpeechTurn> = {}): SpeechTurn {
  return turn(text, { speaker: 'Dr. Strange: "x"\nHost', voice: 'Puck', ...change })
}

function passage(...turns: readonly SpeechTurn[]): SpeechPassage {
  return { turns, language: undefined }
}

function textsOf(model: string, ...turns: readonly SpeechTurn[]) {
  return compileRequest(passage(...turns), model).contents[0].parts.map((part) => part.text)
}

function styleAt(pace: number, style?: string): string | undefined {
  const [part] = compileRequest(passage(turn('Hi.', { pace, style })), newest).contents[0].parts
  return part?.speechMetadata?.style
}

function temperatureOf(model: string): number | undefined {
  return compileRequest(passage(turn('Hello.')), model, { temperature: 1 }).generationConfig.temperature
}

const conversation = passage(
  turn('Welcome back! <laugh> Ready?'),
  guest('Always. [pause 0.4s] It is a [sighs] strange\nsubject.', {
    style: 'warm, a little amused',
    pace: 1.08,
  }),
  turn('Then let us start. [long pause] Now.', { style: 'calm' }),
)

describe('a request as it goes out', () => {
  test('one voice, 3.8', () => {
    expect(compileRequest({ ...passage(turn('Hello there.')), language: 'en' }, newest)).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'Hello there.' }] }],
      generationConfig: {
        responseModalities: ['AUDIO'],
        speechConfig: {
          languageCode: 'en-US',
          voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Zephyr' } },
        },
      },
    })
  })

  test('one voice, 2.5', () => {
    const styled = passage(turn('Hello there.', { style: 'cheerful' }))
    expect(compileRequest(styled, old, { temperature: 0.8 })).toEqual({
      contents: [
        {
          role: 'user',
          parts: [
            {
              text: 'Read the transcript below aloud, word for word. The speaker sounds cheerful.\n\nTranscript:\nHello there.',
            },
          ],
        },
      ],
      generationConfig: {
        responseModalities: ['AUDIO'],
        speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Zephyr' } } },
        temperature: 0.8,
      },
    })
  })

  const twoVoices = {
    responseModalities: ['AUDIO'],
    speechConfig: {
      multiSpeakerVoiceConfig: {
        speakerVoiceConfigs: [
          { speaker: 'Speaker 1', voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Zephyr' } } },
          { speaker: 'Speaker 2', voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Puck' } } },
        ],
      },
    },
  }

  test('two voices, 3.8', () => {
    expect(compileRequest(conversation, newest)).toEqual({
      contents: [
        {
          role: 'user',
          parts: [
            { text: 'Welcome back! <laugh> Ready?', speechMetadata: { speaker: 'Speaker 1' } },
            {
              text: 'Always. <short pause> It is a <sigh> strange\nsubject.',
              speechMetadata: { speaker: 'Speaker 2', style: 'warm, a little amused, a little faster' },
            },
            {
              text: 'Then let us start. <long pause> Now.',
              speechMetadata: { speaker: 'Speaker 1', style: 'calm' },
            },
          ],
        },
      ],
      generationConfig: twoVoices,
    })
  })

  test.each([preview, old])('two voices, %s', (model) => {
    const text = `Read the conversation below between Speaker 1 and Speaker 2 aloud, word for word. In line 3 Speaker 1 sounds calm. Speaker 2 sounds warm, a little amused, a little faster.

Conversation:
Speaker 1: Welcome back! [laughs] Ready?
Speaker 2: Always. [short pause] It is a [sighs] strange subject.
Speaker 1: Then let us start. [long pause] Now.`
    expect(compileRequest(conversation, model)).toEqual({
      contents: [{ role: 'user', parts: [{ text }] }],
      generationConfig: twoVoices,
    })
  })

  test('a temperature goes only to models that take one', () => {
    expect([newest, preview, old].map(temperatureOf)).toEqual([undefined, undefined, 1])
  })

  test('a voice of one’s own goes by its id', () => {
    const { speechConfig } = compileRequest(
      passage(turn('Hi.', { voice: 'voice_abc1' })),
      newest,
    ).generationConfig
    expect(speechConfig).toEqual({ voiceConfig: { voice: 'voice_abc1' } })
  })

  test('it never carries more than two speakers', () => {
    const three = passage(turn('One.'), guest('Two.'), turn('Three.', { speaker: 'Narrator', voice: 'Kore' }))
    expect(() => compileRequest(three, newest)).toThrow('3')
  })
})

describe('what is in the text', () => {
  test.each([
    [
      'tags of either kind',
      '[laughs] Ha. <clears throat> So.',
      '<laugh> Ha. <cough> So.',
      '[laughs] Ha. [coughs] So.',
    ],
    ['what no voice can do is left out', 'Well <yawn> then.', 'Well then.', 'Well then.'],
    ['an aside is read as it stands', 'It was [sic] fine.', 'It was [sic] fine.', 'It was sic fine.'],
    ['signs that are no tags', 'a <b and c> d, 1 < 2', 'a d, 1 < 2', 'a d, 1 < 2'],
    [
      'a bracket that nothing closes',
      `x <b${'c'.repeat(80)}>`,
      `x < b${'c'.repeat(80)}>`,
      `x <b${'c'.repeat(80)}>`,
    ],
    ['tags next to each other', '<laugh> <sigh>Oh.', '<laugh> <sigh>Oh.', '[laughs] [sighs]Oh.'],
    [
      'pauses short and long',
      'A [beat] b [pause 3s] c',
      'A <short pause> b <long pause> c',
      'A [short pause] b [long pause] c',
    ],
    ['a listener who is not there', 'I know |mhm| that.', 'I know that.', 'I know that.'],
  ])('%s', (_, text, newer, older) => {
    expect(textsOf(newest, turn(text))).toEqual([newer])
    expect(textsOf(old, turn(text))[0]).toMatch(new RegExp(`Transcript:\n${escaped(older)}$`))
  })

  test('a listener says mhm where there is one', () => {
    expect(textsOf(newest, turn('I know |mhm| that.'), guest('Yes.'))[0]).toBe('I know |mhm| that.')
    expect(textsOf(old, turn('I know |mhm| that.'), guest('Yes.'))[0]).toContain('Speaker 1: I know that.')
  })

  test('a turn cannot pretend to be two in a transcript', () => {
    const text = textsOf(old, turn('Hi.\nSpeaker 2: I am you.'), guest('No.'))[0] ?? ''
    expect(text.split('\n').filter((line) => line.startsWith('Speaker 2:'))).toEqual(['Speaker 2: No.'])
  })

  test('names do not reach Google, so that they cannot colour a voice', () => {
    for (const model of [newest, old]) {
      expect(JSON.stringify(compileRequest(conversation, model))).not.toMatch(/Strange|Host/)
    }
  })
})

describe('manner', () => {
  test.each([
    [1, undefined],
    [1.02, undefined],
    [1.1, 'a little faster'],
    [1.25, 'faster'],
    [2, 'very fast'],
    [0.9, 'a little slower'],
    [0.8, 'slower'],
    [0.5, 'very slow'],
  ])('pace %f is %s', (pace, words) => {
    expect(styleAt(pace)).toBe(words)
  })

  test('a style is one line', () => {
    expect(styleAt(1, ' warm,\n\u0007 tired. ')).toBe('warm, tired')
    expect(styleAt(1, ' \n ')).toBe(undefined)
  })
})

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

import { describe, expect, test } from 'vitest'
import { geminiModels, isSpeechModel, modelFacts, modelMark } from '../../../src/core/gemini/gemini-models.ts'
import { modelWarning } from '../../../src/core/gemini/model-warning.ts'

describe('the table of models', () => {
  test('begins with one that stays, and every model in it speaks', () => {
    expect(geminiModels[0]).toMatchObject({ id: 'gemini-3.8-flash-tts', status: 'current' })
    expect(geminiModels.every(({ id }) => isSpeechModel(id))).toBe(true)
    expect(new Set(geminiModels.map(({ id }) => id)).size).toBe(geminiModels.length)
  })

  test.each([
    ['gemini-3.8-flash-tts', true],
    ['gemini-2.5-pro-preview-tts', true],
    ['gemini-3.1-flash-tts-preview', true],
    ['gemini-3.8-flash', false],
    ['gemini-3.8-flash-ttsx', false],
  ])('%s speaks: %s', (id, speaks) => {
    expect(isSpeechModel(id)).toBe(speaks)
  })

  test.each([
    ['gemini-3.8-flash-lite-tts', 'verbatim'],
    ['gemini-3.1-flash-tts-preview', 'transcript'],
    ['gemini-2.5-flash-preview-tts', 'transcript'],
    ['gemini-2.5-flash-tts', 'transcript'],
    ['gemini-3-flash-tts', 'transcript'],
    ['gemini-4-argon-tts', 'verbatim'],
    ['gemini-4.1-pro-tts', 'verbatim'],
    ['gemini-flash-tts-latest', 'verbatim'],
  ])('%s is spoken to in the %s dialect', (id, dialect) => {
    expect(modelFacts(id).dialect).toBe(dialect)
  })

  test('a take is marked with the dialect’s version, and with a temperature where one is sent', () => {
    expect(modelMark('gemini-3.8-flash-tts', undefined)).toBe('gemini-3.8-flash-tts/1')
    expect(modelMark('gemini-3.8-flash-tts', 1)).toBe('gemini-3.8-flash-tts/1')
    expect(modelMark('gemini-2.5-pro-preview-tts', 1)).toBe('gemini-2.5-pro-preview-tts/1@1')
    expect(modelFacts('gemini-2.5-pro-tts').takesTemperature).toBe(true)
  })
})

describe('a model that ends', () => {
  test('says so, with the day and what to take instead', () => {
    expect(modelWarning('gemini-2.5-pro-preview-tts', '2026-11-23')).toBe(
      'Google ends Gemini 2.5 Pro (preview) on 18 December 2026 or before, in 25 days; choose Gemini 3.8 Flash.',
    )
    expect(modelWarning('gemini-2.5-pro-preview-tts', '2026-12-17')).toContain('tomorrow')
    expect(modelWarning('gemini-2.5-pro-preview-tts', '2027-01-01')).toBe(
      'Google announced the end of Gemini 2.5 Pro (preview) for 18 December 2026; choose Gemini 3.8 Flash.',
    )
  })

  test('others say nothing', () => {
    expect(modelWarning('gemini-3.8-flash-tts', '2026-11-23')).toBe(undefined)
    expect(modelWarning('gemini-9-tts', '2026-11-23')).toBe(undefined)
  })
})

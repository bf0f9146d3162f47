import { describe, expect, test } from 'vitest'
import { explainNpmFailure } from '../../scripts/set-up/explain-npm-failure.mjs'
import { npmSays } from './npm-says.ts'

const folder = '/home/ada/castwright'

describe('why npm failed, in a sentence', () => {
  test.each([
    ['ENOTFOUND', /registry does not answer: check the network/],
    ['EAI_AGAIN', /registry does not answer: check the network/],
    ['ECONNREFUSED', /registry does not answer: check the network/],
    ['certificate', /certificate of npm's registry is not trusted/],
    ['E403', /refused the download/],
    ['E404', /does not have one of the packages/],
    ['E503', /has trouble answering/],
    ['EINTEGRITY', /damaged or not the one package-lock\.json names/],
    ['EUSAGE', /package-lock\.json does not fit package\.json/],
    ['ENOSPC', /^The disk is full: .* in \/home\/ada\/castwright\/node_modules\/zod\./],
    ['EACCES', /^There is no permission to write to \/home\/ada\/\.npm\/_cacache/],
    ['EROFS', /^\/home\/ada\/castwright\/node_modules is read-only/],
    ['older npm', /registry does not answer: check the network/],
    ['no code', /registry does not answer: check the network/],
  ] as const)('%s', (failure, sentence) => {
    expect(explainNpmFailure(npmSays[failure], folder).sentence).toMatch(sentence)
  })

  test('what is not known is said as it is', () => {
    const { sentence, detail } = explainNpmFailure(
      'npm error code 127\nnpm error sh: 1: cc: not found\n',
      folder,
    )
    expect({ sentence, detail }).toEqual({
      sentence: 'npm could not install the packages.',
      detail: 'code 127\nsh: 1: cc: not found',
    })
  })

  test('nothing at all is survived', () => {
    expect(explainNpmFailure('', folder)).toEqual({
      sentence: 'npm could not install the packages.',
      detail: '',
      isUnreachable: false,
    })
  })
})

test.each([
  ['ENOTFOUND', true],
  ['EAI_AGAIN', true],
  ['certificate', true],
  ['older npm', true],
  ['E404', false],
  ['E403', false],
  ['E503', false],
  ['ENOSPC', false],
] as const)('%s: the registry cannot be reached at all: %s', (failure, isUnreachable) => {
  expect(explainNpmFailure(npmSays[failure], folder).isUnreachable).toBe(isUnreachable)
})

describe('what is kept of the output', () => {
  test('no stack, no log file, no prefix', () => {
    const { detail } = explainNpmFailure(npmSays.ECONNREFUSED, folder)
    expect(detail).toMatch(/^code ECONNREFUSED$/m)
    expect(detail).not.toMatch(/npm error|^\s+at |complete log/m)
  })
  test('no list of options', () => {
    expect(explainNpmFailure(npmSays.EUSAGE, folder).detail).not.toMatch(/--include|aliases/)
  })
  test('a dozen lines at most', () => {
    const { detail } = explainNpmFailure('npm error one more line\n'.repeat(500), folder)
    expect(detail.split('\n')).toHaveLength(12)
  })
})

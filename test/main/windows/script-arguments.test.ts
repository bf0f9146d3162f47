import { describe, expect, test } from 'vitest'
import { scriptArguments } from '../../../src/main/windows/script-arguments.ts'

describe.skipIf(process.platform === 'win32')('scriptArguments', () => {
  test.each<[string, string[], string[]]>([
    ['nothing', ['/opt/castwright'], []],
    ['a script', ['/opt/castwright', 'talk.md'], ['/desk/talk.md']],
    ['an absolute one', ['/opt/castwright', '/a/talk.castwright'], ['/a/talk.castwright']],
    ['several, each once', ['c', 'a.md', 'b.TXT', './a.md'], ['/desk/a.md', '/desk/b.TXT']],
    [
      'switches before, between and behind',
      ['c', '--inspect=0', 'a.md', '--allow-file-access-from-files', '--user=b.md', 'c.md', '-psn_0_1'],
      ['/desk/a.md', '/desk/c.md'],
    ],
    ['the application itself while it is worked on', ['electron', '.', 'a.md'], ['/desk/a.md']],
    ['a file address', ['c', 'file:///a/How%20sound%20travels.md'], ['/a/How sound travels.md']],
    ['a broken or foreign address', ['c', 'file://evil%00/a.md', 'file://host/a.md', 'https://x/a.pdf'], []],
    ['what is no script', ['c', 'a.wav', 'b', '/etc/passwd', 'a.md.exe'], []],
    ['a name with a zero', ['c', 'a\0.md'], []],
    ['the program, even if it is called like a script', ['/opt/castwright.md'], []],
  ])('%s', (_what, argv, files) => {
    expect(scriptArguments(argv, '/desk')).toEqual(files)
  })
})

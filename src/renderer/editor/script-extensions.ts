import { completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, Prec, type Extension } from '@codemirror/state'
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  keymap,
  placeholder,
} from '@codemirror/view'
import { chapterFolding } from './chapter-folding.ts'
import { knownMusic } from './known-music.ts'
import { lineGutter, type MarkHandlers } from './line-gutter.ts'
import { lineStates } from './line-states.ts'
import { parseSchedule } from './parse-schedule.ts'
import { parsedScript } from './parsed-script.ts'
import { scriptCompletion } from './script-completion.ts'
import { scriptDecorations } from './script-decorations.ts'
import { fixProblem, scriptProblems } from './script-problems.ts'
import { unspokenLines } from './unspoken-lines.ts'

/** Steps back that are kept: more than anybody types. */
const undoDepth = 1_000_000

/** Everything the script editor is made of. */
export function scriptExtensions(makeWorker: () => Worker, marks: MarkHandlers): Extension {
  return [
    parsedScript,
    lineStates,
    unspokenLines,
    knownMusic,
    parseSchedule(makeWorker),
    lineGutter(marks),
    // Outermost, so that a name stays one piece whatever is marked inside it.
    Prec.lowest(scriptDecorations),
    scriptProblems,
    scriptCompletion,
    chapterFolding,
    history({ minDepth: undoDepth }),
    drawSelection(),
    dropCursor(),
    highlightActiveLine(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    search({ top: true }),
    EditorState.phrases.of(searchPhrases),
    EditorView.lineWrapping,
    EditorState.allowMultipleSelections.of(true),
    EditorState.languageData.of(() => [{ commentTokens: { line: '//' } }]),
    EditorView.contentAttributes.of({ 'aria-label': 'Script', spellcheck: 'true', tabindex: '0' }),
    placeholder('Host: Welcome! Write a name, a colon, and what is to be said.'),
    keymap.of([
      { key: 'Mod-.', run: fixProblem },
      // The Studio's own keys, which the editor would take for itself.
      ...withoutKeys(
        [...completionKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap],
        ['Mod-Enter', 'Alt-ArrowUp', 'Alt-ArrowDown'],
      ),
    ]),
  ]
}

/** What the search says, in the words and capitals of the rest of the window. */
const searchPhrases = {
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Pattern',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
}

function withoutKeys<Binding extends { readonly key?: string }>(
  bindings: readonly Binding[],
  keys: readonly string[],
): readonly Binding[] {
  return bindings.filter((binding) => binding.key === undefined || !keys.includes(binding.key))
}

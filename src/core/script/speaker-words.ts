/**
 * Words that people put before a colon without meaning a speaker. A script that does mean one of them as a speaker says
 * so in the cast of its front matter.
 */
export const textWords: ReadonlySet<string> = new Set(
  [
    'note notes nb ps pps q a question answer warning caution attention danger important remember reminder tip tips',
    'hint example examples fact facts disclaimer update edit correction spoiler todo fixme eg ie etc re cc bcc fyi tldr',
    'tl;dr summary conclusion result results source sources credit credits link links reference references rule rules',
    'step steps option problem solution reason why because but and so or also still again then now first second third',
    'finally lastly meaning translation quote title subtitle show episode chapter part scene act section segment topic',
    'date time duration length author written by cast hosts speakers voices language format runtime tags keywords',
    'hinweis achtung wichtig beispiel frage antwort merke titel anmerkung attention remarque exemple question réponse',
    'titre nota importante ejemplo pregunta respuesta título atención aviso consejo domanda risposta esempio titolo',
    'примечание внимание важно пример вопрос ответ в о заметка совет название',
    '注 注意 例 问 答 提示 問 答え 参考 重要 ヒント 참고 주의 예 질문 답',
  ]
    .join(' ')
    .split(' '),
)

/** Words before a colon that describe what is to be heard, not what is to be said. */
export const directionWords: ReadonlySet<string> = new Set([
  'music',
  'sfx',
  'fx',
  'sound',
  'sounds',
  'sound effect',
  'sound effects',
  'cue',
  'music cue',
  'intro music',
  'outro music',
  'theme music',
  'background music',
  'stage direction',
  'transition',
  'jingle',
  'ambience',
])

/** Names of parts that speakers play: one of these is a speaker even if it speaks only once. */
export const roleWords: ReadonlySet<string> = new Set(
  [
    'host cohost co-host guest narrator announcer moderator presenter interviewer interviewee speaker caller listener',
    'expert reporter anchor teacher student producer voice user assistant chorus all everyone both',
    'ведущий ведущая гость гостья диктор рассказчик erzähler erzählerin moderatorin gast sprecher sprecherin',
    'narrateur narratrice invité invitée narrador narradora invitado invitada 主持人 嘉宾 旁白 司会 ゲスト ナレーター 진행자',
  ]
    .join(' ')
    .split(' '),
)

/** Letters and words of interviews: text alone, speakers where both keep coming. */
export const answerPairs: readonly (readonly [string, string])[] = [
  ['q', 'a'],
  ['question', 'answer'],
  ['frage', 'antwort'],
  ['question', 'réponse'],
  ['pregunta', 'respuesta'],
  ['domanda', 'risposta'],
  ['вопрос', 'ответ'],
  ['в', 'о'],
  ['问', '答'],
  ['問', '答'],
  ['질문', '답'],
]

/** A phrase that begins with one of these is the beginning of a sentence, not a name. */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  [
    'here there this that these those my your his its our their i we you he she it they and but so or because if when',
    'while as in on at for from to with without by about what why how who where which one some many most let remember',
    'think imagine consider listen look say take please also then now next finally is are was were be do does did not no',
    'yes well ok okay just only even in-short to-sum',
  ]
    .join(' ')
    .split(' '),
)

/** Small words inside names: "Ursula von der Leyen", "The Ghost of Christmas Past". */
export const nameParticles: ReadonlySet<string> = new Set(
  'of the and & de del della di da do dos du la le les van von der den zu al el bin ibn ben y e i und et'.split(
    ' ',
  ),
)

/** What stands before the colon of an address. */
export const addressSchemes: ReadonlySet<string> = new Set(
  'http https ftp sftp file mailto tel sms urn data www git ssh ws wss'.split(' '),
)

/** "Episode 12", "Part Two": headings, not names. */
export const headingOpeners: ReadonlySet<string> = new Set(
  'episode chapter part scene act section segment step rule lesson kapitel folge teil épisode chapitre capítulo глава серия выпуск часть'.split(
    ' ',
  ),
)

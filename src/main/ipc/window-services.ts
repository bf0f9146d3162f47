import type { PushData, RequestInput, RequestOutput } from '../../shared/ipc/schemas.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'

type Opened = RequestOutput<'library.openDropped'>
type OpenEpisode = RequestOutput<'episode.open'>
type Plan = RequestOutput<'episode.plan'>
type SavedScript = RequestOutput<'episode.saveScript'>
type Decision = RequestInput<'episode.decide'>['decision']
type Cast = RequestInput<'episode.setCast'>['cast']
type Progress = PushData<'render.progress'>
type Ended = PushData<'render.ended'>
type QueueState = RequestOutput<'queue.get'>
type ParsedChoices = RequestOutput<'export.describe'>['choices']
type DetailChanges = RequestInput<'details.change'>['changes']
type ChapterChange = RequestInput<'details.changeChapter'>['change']
type ExportProgress = PushData<'export.progress'>
type ExportEnded = PushData<'export.ended'>
type GeminiState = RequestOutput<'gemini.get'>

/** Stops listening. */
type Unsubscribe = () => void

/** The library in use. Every method may throw a StudioError. */
export interface LibraryService {
  /** The library's folder as it is now, chosen or by default; whether it can be used is `list`'s to tell. */
  readonly folder: () => string
  /** Makes `folder` the library from now on. Throws, changing nothing, where it cannot be used or a render is running. */
  readonly use: (folder: string) => Promise<void>
  readonly list: () => Promise<RequestOutput<'library.list'>>
  /**
   * Makes an episode of this script, or an empty one. Its title is the script's, else the one given, else one of its
   * own. Returns its id, as all that make one do.
   */
  readonly createEpisode: (title: string | undefined, text?: string) => Promise<string>
  readonly openSample: () => Promise<string>
  /** Finds or makes the episode of each script file. What cannot be read is told, not thrown. */
  readonly openFiles: (paths: readonly string[]) => Promise<Opened>
  readonly duplicate: (id: string) => Promise<string>
  readonly rename: (id: string, title: string) => Promise<void>
  readonly trash: (ids: readonly string[]) => Promise<void>
  readonly restore: (ids: readonly string[]) => Promise<void>
  readonly titleOf: (id: string) => Promise<string>
  /** What the file manager is to show of an episode. */
  readonly pathOf: (id: string) => Promise<string>
  /** Anything of `list` may be different now. */
  readonly onChange: (listener: () => void) => Unsubscribe
}

/** The shows of the library in use. Every method may throw a StudioError. */
export interface ShowService {
  readonly list: () => Promise<RequestOutput<'shows.list'>>
  /** Makes a show and gives its id. */
  readonly create: (title: string) => Promise<string>
  readonly change: (id: string, changes: RequestInput<'shows.change'>['changes']) => Promise<void>
  /** What of its episodes would have to be spoken anew, were it changed so. */
  readonly touched: (
    id: string,
    changes: RequestInput<'shows.change'>['changes'],
  ) => Promise<RequestOutput<'shows.touched'>>
  /** Makes a picture that the user chose its cover; gives sentences on what was done to it. */
  readonly setCoverFrom: (id: string, path: string) => Promise<readonly string[]>
  /** A cover that it had before, or null for none. */
  readonly setCover: (id: string, cover: string | null) => Promise<void>
  /** Makes an episode whose script names the show, and gives its id. */
  readonly newEpisode: (id: string) => Promise<string>
  readonly trash: (id: string) => Promise<void>
  readonly restore: (id: string) => Promise<void>
  /** What the file manager is to show of it. */
  readonly pathOf: (id: string) => Promise<string>
  /** The same of one that cannot be read, by the name of its folder. */
  readonly brokenPath: (folder: string) => Promise<string>
  /** Puts its copy in place of its damaged file. */
  readonly restoreCopy: (folder: string) => Promise<void>
  readonly onChange: (listener: () => void) => Unsubscribe
  /** A show was changed elsewhere in the program. */
  readonly tellChanged: () => void
}

/** Publishing of shows into folders for the web. */
export interface PublishService {
  /** The folder that a show was published in from this computer. */
  readonly folderOf: (id: string) => string | undefined
  readonly rememberFolder: (id: string, folder: string) => void
  readonly describe: (id: string) => Promise<RequestOutput<'publish.describe'>>
  /** Starts, or gives the running job of this show. Throws where no folder is chosen. */
  readonly start: (id: string, address: string | undefined) => Promise<string>
  readonly active: () => readonly PushData<'publish.progress'>[]
  readonly cancel: (job: string) => Promise<void>
  /** What the file manager is to show of what was published. */
  readonly pathOf: (job: string) => string
  readonly onProgress: (listener: (progress: PushData<'publish.progress'>) => void) => Unsubscribe
  readonly onEnded: (listener: (ended: PushData<'publish.ended'>) => void) => Unsubscribe
}

/** One episode's script, cast and audio. */
export interface EpisodeService {
  /** Opens it and watches its script for changes by others until `close`. */
  readonly open: (id: string) => Promise<OpenEpisode>
  readonly close: (id: string) => Promise<void>
  /** `isLast`: nobody will read the answer, so what cannot be saved is kept beside the script. */
  readonly saveScript: (id: string, text: string, digest: string, isLast?: boolean) => Promise<SavedScript>
  /** Keeps `text` beside the script and returns the file's name. */
  readonly keepConflict: (id: string, text: string) => Promise<string>
  readonly setCast: (id: string, cast: Cast) => Promise<void>
  readonly setEngine: (id: string, engine: 'draft' | 'gemini') => Promise<void>
  readonly plan: (id: string) => Promise<Plan>
  /** What `text` would change of the saved script. */
  readonly compareVersion: (id: string, text: string) => Promise<RequestOutput<'episode.compareVersion'>>
  /** The text of a script file, by the rules of every script. */
  readonly readVersion: (path: string) => Promise<string>
  /** All takes of a turn of the saved script. */
  readonly lineTakes: (id: string, turn: number) => Promise<RequestOutput<'episode.lineTakes'>>
  /** Puts together what is made so far, for hearing it while the rest is made. */
  readonly soFar: (id: string) => Promise<RequestOutput<'episode.soFar'>>
  /** What a person decided about a line, see `lineKey`; `turn` is where it stood then. */
  readonly decide: (
    id: string,
    line: { readonly line: string; readonly turn: number },
    decision: Decision,
  ) => Promise<void>
  /** Another program changed the script of an open episode. */
  readonly onChangedOutside: (listener: (id: string) => void) => Unsubscribe
}

/** The renders of this window. */
export interface RenderService {
  /** Starts, or gives the running job of this episode; returns the job's id at once. */
  readonly start: (episode: string) => Promise<string>
  readonly cancel: (job: string) => Promise<void>
  readonly active: () => readonly Progress[]
  /** Stops every render and resolves when what they were writing is on disk. */
  readonly stopAll: () => Promise<void>
  /** The computer was asleep: time-outs and connections begin afresh. */
  readonly wake: () => void
  readonly onProgress: (listener: (progress: Progress) => void) => Unsubscribe
  readonly onEnded: (listener: (ended: Ended) => void) => Unsubscribe
}

/** What is to be rendered, in line. It outlives the program. */
export interface QueueService {
  readonly state: () => QueueState
  /** Puts episodes at the end of the line; those that are in it go on where they stand. */
  readonly add: (episodes: readonly string[]) => Promise<void>
  /** To a place, 0 the first, or by so many from where it is by then. Gives its place. */
  readonly move: (job: string, where: { readonly place: number } | { readonly by: number }) => Promise<number>
  /** One job, or all. What was made is kept. */
  readonly pause: (job?: string) => Promise<void>
  readonly resume: (job?: string) => Promise<void>
  /** Not before a moment, milliseconds since 1970; undefined: as soon as its turn comes. */
  readonly schedule: (job: string, start: number | undefined) => Promise<void>
  readonly remove: (job: string) => Promise<void>
  /** Takes back a removal. */
  readonly putBack: (job: string) => Promise<void>
  /** Whether something is rendered or waits for its turn or its time. */
  readonly hasWork: () => boolean
  readonly onChange: (listener: (state: QueueState) => void) => Unsubscribe
}

/** What tags and feeds say of episodes. Every method may throw a StudioError. */
export interface DetailService {
  readonly get: (id: string) => Promise<RequestOutput<'details.get'>>
  readonly change: (id: string, changes: DetailChanges) => Promise<void>
  /** What the chapter of a title has beside it. */
  readonly changeChapter: (id: string, change: ChapterChange) => Promise<void>
  /** Makes a picture of the user's the cover of an episode, or that of a chapter; what was done to it, in plain sentences. */
  readonly setPictureFrom: (
    id: string,
    chapter: string | undefined,
    path: string,
  ) => Promise<readonly string[]>
  /** A picture that is in the episode's folder, or null for none. */
  readonly setPicture: (id: string, chapter: string | undefined, name: string | null) => Promise<void>
}

/** Files of finished episodes for other programs. Every method may throw a StudioError. */
export interface ExportService {
  readonly describe: (id: string) => Promise<RequestOutput<'export.describe'>>
  /** Where files go. */
  readonly folder: () => string
  /** A name for the one file of an export, with its ending. */
  readonly fileName: (id: string, choices: ParsedChoices) => Promise<string>
  /** Begins an export and remembers how it was chosen; `path` is the file that the user chose in a dialog that asked before replacing. */
  readonly start: (order: {
    readonly id: string
    readonly choices: ParsedChoices
    readonly ofPresent: RequestInput<'export.start'>['ofPresent']
    readonly path?: string
  }) => Promise<NonNullable<RequestOutput<'export.start'>>>
  /** Resolves when nothing is left of it. */
  readonly cancel: (job: string) => Promise<void>
  readonly active: () => readonly ExportProgress[]
  /** The first file of an export that has finished, for the file manager. */
  readonly pathOf: (job: string) => string
  readonly onProgress: (listener: (progress: ExportProgress) => void) => Unsubscribe
  readonly onEnded: (listener: (ended: ExportEnded) => void) => Unsubscribe
}

export interface VoiceService {
  readonly list: () => Promise<RequestOutput<'voices.list'>>
  /** Speaks a short sentence; the id of its audio. */
  readonly preview: (request: RequestInput<'voices.preview'>) => Promise<string>
  /** The sentences of Gemini voices that are made, and the price of another, USD. */
  readonly previews: () => Promise<RequestOutput<'voices.previews'>>
  readonly search: (query: RequestInput<'voices.search'>) => Promise<RequestOutput<'voices.search'>>
}

/** The music of the library in use. Every method may throw a StudioError. */
export interface MusicService {
  readonly list: () => Promise<RequestOutput<'music.list'>>
  readonly ofEpisode: (id: string) => Promise<RequestOutput<'music.ofEpisode'>>
  /** null: none; undefined: as the show has it. */
  readonly choose: (
    id: string,
    part: RequestInput<'music.choose'>['part'],
    name: string | null | undefined,
  ) => Promise<void>
  /** Files that the user chose. What is no music is told, not thrown. */
  readonly add: (paths: readonly string[]) => Promise<RequestOutput<'music.add'>>
  readonly replace: (piece: string, path: string) => Promise<RequestOutput<'music.rename'>>
  readonly rename: (piece: string, name: string) => Promise<RequestOutput<'music.rename'>>
  readonly remove: (piece: string) => Promise<void>
  readonly restore: (piece: string) => Promise<void>
  /** The id of its audio. */
  readonly hear: (piece: string) => Promise<string>
}

/** The key, the models and the prices of Gemini. What it tells of a key is its last four characters. */
export interface GeminiService {
  readonly state: () => Promise<GeminiState>
  /** As `state`, from a keychain that is asked anew: it may put a question on the screen. */
  readonly askKeychain: () => Promise<GeminiState>
  /** Throws what Google says of the key; then the one before is kept. */
  readonly setKey: (key: string) => Promise<GeminiState>
  readonly testKey: () => Promise<GeminiState>
  readonly removeKey: () => Promise<GeminiState>
  readonly importKey: (place: RequestInput<'gemini.importKey'>['place']) => Promise<GeminiState>
  readonly declineImport: (place: RequestInput<'gemini.importKey'>['place']) => Promise<GeminiState>
  readonly refreshModels: () => Promise<GeminiState>
  readonly setPrices: (rows: RequestInput<'gemini.setPrices'>['rows']) => Promise<GeminiState>
  readonly spending: (episode: string | undefined) => Promise<RequestOutput<'spending.get'>>
  readonly onChange: (listener: (state: GeminiState) => void) => Unsubscribe
}

/** Everything the window asks of the studio; nothing here knows Electron. */
export interface WindowServices {
  readonly library: LibraryService
  readonly shows: ShowService
  readonly publishing: PublishService
  readonly episodes: EpisodeService
  readonly renders: RenderService
  readonly queue: QueueService
  readonly details: DetailService
  readonly exports: ExportService
  readonly voices: VoiceService
  readonly music: MusicService
  readonly gemini: GeminiService
  readonly media: MediaRegistry
  /** Reads ahead what a window asks for first. */
  readonly prepare: () => Promise<void>
  /** The program ends: writes what is unwritten and lets go of files, workers and locks. */
  readonly close: () => Promise<void>
}

/** What one place asks of episodes that artificial voices speak. */
export type PlatformDisclosure = {
  readonly id: string
  readonly name: string
  /** What it asks for, in a sentence or two. */
  readonly asks: string
  /** What is to be done there by hand; undefined where there is nothing to fill in. */
  readonly field: string | undefined
  /** What Castwright writes by itself that answers it. */
  readonly answeredBy: readonly ('text' | 'spoken' | 'feed-mark')[]
  readonly source: string
  /** The day the source was looked at; rules change. */
  readonly checked: string
}

/** Directories and laws, with their sources. */
export const disclosureChecklist: readonly PlatformDisclosure[] = [
  {
    id: 'apple',
    name: 'Apple Podcasts',
    asks: 'Where AI makes a material part of a podcast, it is to be disclosed prominently both in the audio and in the metadata of each episode or of the show.',
    field: undefined,
    answeredBy: ['spoken', 'text'],
    source: 'https://podcasters.apple.com/support/891-content-and-subscription-guidelines',
    checked: '2026-11-23',
  },
  {
    id: 'spotify',
    name: 'Spotify',
    asks: 'No podcast may imitate another creator or host without permission, with a cloned voice or otherwise. Artificial voices as such are allowed; a disclosure is not asked for.',
    field: undefined,
    answeredBy: ['text'],
    source:
      'https://thecount.com/2026/05/19/spotify-bans-ai-podcasts-ai-generated-music-still-fully-allowed/',
    checked: '2026-11-23',
  },
  {
    id: 'youtube',
    name: 'YouTube',
    asks: 'What sounds real and makes a real person say what they did not say, or shows what did not happen, is to be disclosed. A narrator’s artificial voice alone is not such a case; where you are not sure, disclose.',
    field: 'YouTube Studio → Details → Altered content. A feed cannot set it.',
    answeredBy: ['text'],
    source: 'https://support.google.com/youtube/answer/14328491',
    checked: '2026-11-23',
  },
  {
    id: 'acast',
    name: 'Acast',
    asks: 'Where AI makes a material part of a podcast, it is to be disclosed prominently in the audio file and in the description.',
    field: undefined,
    answeredBy: ['spoken', 'text'],
    source: 'https://learn.acast.com/en/articles/9528133-update-to-community-guidelines-use-of-ai',
    checked: '2026-11-23',
  },
  {
    id: 'rss-com',
    name: 'RSS.com and open podcast apps',
    asks: 'Where AI voices speak the episode, it is to be labelled. Some apps and hosts read the label from the feed.',
    field: 'RSS.com → the episode’s AI disclosure, where it is uploaded there.',
    answeredBy: ['text', 'feed-mark'],
    source:
      'https://help.rss.com/en/support/solutions/articles/44002773969-guidelines-for-labeling-ai-generated-content',
    checked: '2026-11-23',
  },
  {
    id: 'eu',
    name: 'European Union, AI Act, article 50',
    asks: 'Since 2 August 2026 whoever publishes a deep fake, sound that falsely seems to be of existing people or events, must say clearly that it is artificial. Saying so in every episode is the safe way.',
    field: undefined,
    answeredBy: ['spoken', 'text'],
    source: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
    checked: '2026-11-23',
  },
]

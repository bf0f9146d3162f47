export type GeminiVoice = {
  readonly name: string
  /** Google's own word for it. */
  readonly character: string
  readonly gender: 'female' | 'male'
}

/** The prebuilt voices of Google's Gemini speech models (ai.google.dev/gemini-api/docs/speech-generation). */
export const geminiVoices: readonly GeminiVoice[] = [
  { name: 'Zephyr', character: 'Bright', gender: 'female' },
  { name: 'Puck', character: 'Upbeat', gender: 'male' },
  { name: 'Charon', character: 'Informative', gender: 'male' },
  { name: 'Kore', character: 'Firm', gender: 'female' },
  { name: 'Fenrir', character: 'Excitable', gender: 'male' },
  { name: 'Leda', character: 'Youthful', gender: 'female' },
  { name: 'Orus', character: 'Firm', gender: 'male' },
  { name: 'Aoede', character: 'Breezy', gender: 'female' },
  { name: 'Callirrhoe', character: 'Easy-going', gender: 'female' },
  { name: 'Autonoe', character: 'Bright', gender: 'female' },
  { name: 'Enceladus', character: 'Breathy', gender: 'male' },
  { name: 'Iapetus', character: 'Clear', gender: 'male' },
  { name: 'Umbriel', character: 'Easy-going', gender: 'male' },
  { name: 'Algieba', character: 'Smooth', gender: 'male' },
  { name: 'Despina', character: 'Smooth', gender: 'female' },
  { name: 'Erinome', character: 'Clear', gender: 'female' },
  { name: 'Algenib', character: 'Gravelly', gender: 'male' },
  { name: 'Rasalgethi', character: 'Informative', gender: 'male' },
  { name: 'Laomedeia', character: 'Upbeat', gender: 'female' },
  { name: 'Achernar', character: 'Soft', gender: 'female' },
  { name: 'Alnilam', character: 'Firm', gender: 'male' },
  { name: 'Schedar', character: 'Even', gender: 'male' },
  { name: 'Gacrux', character: 'Mature', gender: 'female' },
  { name: 'Pulcherrima', character: 'Forward', gender: 'female' },
  { name: 'Achird', character: 'Friendly', gender: 'male' },
  { name: 'Zubenelgenubi', character: 'Casual', gender: 'male' },
  { name: 'Vindemiatrix', character: 'Gentle', gender: 'female' },
  { name: 'Sadachbia', character: 'Lively', gender: 'male' },
  { name: 'Sadaltager', character: 'Knowledgeable', gender: 'male' },
  { name: 'Sulafat', character: 'Warm', gender: 'female' },
]

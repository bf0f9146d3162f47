/**
 * Every threshold of the checks and why it stands where it does. "Good" and "spoiled" are the takes of the tuning corpus
 * (`test/core/check/corpus`): 500 of each, never those that the checks are scored on.
 */
export const checkLimits = {
  /** Largest sample of a take in which nothing can be heard: −60 dBFS. The noise of a quiet room lies below it. */
  silentPeak: 32,

  /**
   * The last 5 ms against the loud parts of the take, dB. Good takes end at −32 or below even where only 10 ms of room is
   * left and a lossy coder hisses; three of four that were cut end above −20, in the middle of a sound.
   */
  endLevel: { doubtful: -31, bad: -29, overFloor: 6 },

  /**
   * Length of the speech against the estimate: `times` the estimate and `plus` seconds. Good takes lie between 0.58 and
   * 1.5 times a cold estimate, and between 0.7 and 1.2 times a learned one; single words vary by 0.3 s besides.
   */
  short: {
    cold: { doubtful: { times: 0.55, plus: -0.1 }, bad: { times: 0.47, plus: -0.1 } },
    learned: { doubtful: { times: 0.74, plus: -0.15 }, bad: { times: 0.67, plus: -0.15 } },
  },
  long: {
    cold: { doubtful: { times: 1.6, plus: 0.6 }, bad: { times: 2, plus: 1 } },
    learned: { doubtful: { times: 1.25, plus: 0.4 }, bad: { times: 1.4, plus: 0.55 } },
  },

  /**
   * Seconds of silence that nobody asked for. The models leave up to a second around the words; between two sentences a
   * good take never paused for more than 0.6 s.
   */
  silence: {
    start: { doubtful: 1.5, bad: 4 },
    end: { doubtful: 2, bad: 6 },
    middle: { doubtful: 2, bad: 4 },
  },

  /** Part of the samples that lie in flat tops of three or more. Good takes have none; a limiter leaves very few. */
  clipped: { doubtful: 0.0003, bad: 0.005 },

  /**
   * dB from the usual level of the speaker. Sentences differ by 5, a whispered or shouted one by 9; a speaker turned down
   * or up by mistake by 20 and more.
   */
  level: { doubtful: 9, bad: 15 },
  /** LUFS of what can hardly be made louder or softer by a mix, whoever speaks. The quietest good speaker is at −43. */
  loudness: { tooQuiet: { doubtful: -46, bad: -52 }, tooLoud: { doubtful: -9, bad: -5 } },

  /**
   * A stretch that sounds like an earlier one. All of it twice: so much of the take is alike, and it is longer than
   * expected (log of the ratio); of short takes less is alike, and the length says more. A phrase twice: so many seconds, and as many points of likeness above chance; a voice
   * that says other words reaches 0.35, a list of rhyming words 0.4, and the same phrase of 1.5 s 0.45.
   */
  repeated: {
    part: 0.3,
    half: 0.38,
    likeness: 0.78,
    longer: { half: 0.22, less: 0.4 },
    phraseSeconds: 1,
    phraseScore: 0.42,
  },

  /**
   * A take played at a wrong speed is lower and slower, or higher and faster, by one and the same ratio. Squared
   * deviations by which that explains pitch and length better than chance: all good takes but one lie below 1.6, nearly all wrong ones above 4.
   */
  rate: {
    known: { doubtful: 2, bad: 3 },
    /** Of a voice never heard only the tempo can be compared, and any pitch is possible. */
    unknown: { doubtful: 3, bad: 6 },
    /** An answer that names another rate than the engine's is suspect before it is heard. */
    said: { doubtful: -2, bad: 1 },
    pitchSpread: 0.11,
    fewPlaces: 60,
    fewFactor: 1.25,
    soundFactor: 3,
    least: 0.17,
  },

  /**
   * By how much pauses and lengths agree better with a text that begins with its style, half squared deviations. Of
   * a thousand good takes of a machine two lie above 0, of a speaker who pauses as he likes two in a hundred; of takes
   * that read their style one in twenty lies below.
   */
  style: {
    sent: { doubtful: -0.3, bad: 0.05 },
    /** Where no style was sent there is none to read, and a long pause after a few words is likelier. */
    none: { doubtful: 0.4, bad: 1.2 },
  },
  /** The same for a text whose end is missing. Good takes reach 3, those of a free speaker 2.4. */
  missing: { doubtful: 3, bad: 4 },
  /** How badly they may agree with the text itself: good takes reach 7.5. */
  strange: { doubtful: 9 },

  /** How far estimates of length are off, as a part of themselves, cold and after many takes. */
  paceSpread: { cold: 0.22, learned: 0.1 },
  /** From so many takes on a pace counts as learned. */
  learnedFrom: 4,
} as const

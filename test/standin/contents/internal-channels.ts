/** Channels of the stand-in's own, on which no handler of an application is looked for. */
export const internalChannels = new Map<string, (value: unknown) => void>()

// @ts-nocheck: plain JavaScript, as Electron loads it
throw new Error('This preload is broken.')

throw new Error('This preload is broken.')

// @ts-nocheck: plain JavaScript, as Electron loads it
// A utility process: answers what it is sent with what it saw, and ends when told.
process.parentPort.on('message', ({ data }) => {
  if (data.end !== undefined) process.exit(data.end)
  process.parentPort.postMessage({ seen: data, args: process.argv.slice(2), type: process.type })
})

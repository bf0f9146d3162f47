import type { CdpSession } from '../chromium/cdp-connection.ts'

/** Answers `webUtils.getPathForFile`: the page halts in `askWhileHalted`, and is told the path before it goes on. */
export async function answerFilePaths(session: CdpSession): Promise<void> {
  session.on('Debugger.paused', ({ callFrames }) => {
    const [frame] = callFrames
    const answered =
      frame?.functionName === 'askWhileHalted' ? answer(session, frame.callFrameId) : Promise.resolve()
    // Whatever went wrong, the page must go on; without an answer it says so itself.
    const resume = () => {
      session.tell('Debugger.resume')
    }
    answered.then(resume, resume)
  })
  await session.send('Debugger.enable')
}

async function answer(session: CdpSession, callFrameId: string): Promise<void> {
  const { result } = await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'file' })
  if (result.objectId === undefined) return
  const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId })
  await session.send('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression: `path = ${JSON.stringify(path)}`,
  })
}

import { open } from 'node:fs/promises'

/** Whether the boxes of an MP4, each of which says its length, end where the file does (ISO/IEC 14496-12, 4.2). */
export async function isWholeMp4(path: string): Promise<boolean> {
  await using file = await open(path)
  const { size } = await file.stat()
  const head = Buffer.alloc(16)
  let at = 0
  while (at + 8 <= size) {
    await file.read(head, 0, 16, at)
    const length = head.readUInt32BE(0)
    const whole = length === 1 ? Number(head.readBigUInt64BE(8)) : length
    if (whole < 8) return false
    at += whole
  }
  return at === size
}

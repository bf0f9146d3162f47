import { CustomSource, Input, type InputFormat, Logging, LogLevel } from 'mediabunny'
import type { ByteFile } from './byte-file.ts'

/** Lets mediabunny look into a file from `start` on. What it cannot read it says by throwing; its warnings are for programmers. */
export function openInput(file: ByteFile, start: number, formats: InputFormat[]): Input {
  Logging.level = LogLevel.Silent
  const source = new CustomSource({
    getSize: () => file.size - start,
    read: (from, to) => file.read(start + from, to - from),
  })
  return new Input({ formats, source })
}

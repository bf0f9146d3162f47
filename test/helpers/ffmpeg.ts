import { spawnSync } from 'node:child_process'

/** Whether FFmpeg is on this machine, as an independent judge of loudness. */
export const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0

/** Runs FFmpeg and gives what it said. */
export function runFfmpeg(...rest: readonly string[]): string {
  const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const
  const { status, stderr } = spawnSync('ffmpeg', ['-hide_banner', '-nostats', '-nostdin', ...rest], options)
  if (status !== 0) throw new Error(`FFmpeg failed: ${stderr.slice(-500)}`)
  return stderr
}

/** What FFmpeg's EBU R128 meter says of a file: LUFS (one channel counted as two), LU, dBTP. */
export function ffmpegLoudness(path: string): { integrated: number; range: number; truePeak: number } {
  const said = runFfmpeg('-i', path, '-af', 'ebur128=peak=true:dualmono=true', '-f', 'null', '-')
  const summary = said.slice(said.lastIndexOf('Summary:'))
  const figure = (pattern: RegExp): number => Number(pattern.exec(summary)?.[1])
  return {
    integrated: figure(/I:\s+(-?[\d.]+) LUFS/),
    range: figure(/LRA:\s+(-?[\d.]+) LU/),
    truePeak: figure(/Peak:\s+(-?[\d.]+) dBFS/),
  }
}

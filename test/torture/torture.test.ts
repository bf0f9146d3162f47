import { expect, test } from 'vitest'
import { torture } from './torture.ts'

test(
  'whenever a render is killed, nothing that was paid for is lost, asked for again, or left half written',
  { timeout: 180_000 },
  async () => {
    const report = await torture({ seed: 11, kills: 12, minutes: 2 })
    expect(report.faults).toEqual([])
    expect(report.kills).toBe(12)
    // It was no idle run: something was asked for, and the last render came to its end.
    expect(report.requests).toBeGreaterThan(0)
    expect(report.completed).toBeGreaterThan(0)
    expect(report.orders).toBeGreaterThan(0)
  },
)

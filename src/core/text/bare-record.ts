/** A record without a prototype: it holds what was put in and nothing else, whatever the keys ("constructor", "__proto__"). */
export function bareRecord<Value>(
  entries: Iterable<readonly [string, Value]>,
): Readonly<Record<string, Value>> {
  const record: Readonly<Record<string, Value>> = Object.fromEntries(entries)
  Object.setPrototypeOf(record, null)
  return record
}

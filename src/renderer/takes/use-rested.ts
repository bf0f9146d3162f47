import { useEffect, useState } from 'react'

/** A value once it has been the same for so many milliseconds. */
export function useRested<Value>(value: Value, rest: number): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), rest)
    return () => window.clearTimeout(timer)
  }, [value, rest])
  return rested
}

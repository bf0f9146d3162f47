import { misbehaviourOptions, type Misbehaviour, type MisbehaviourOptions } from './misbehaviour.ts'

/** What to do to which request: one after the other, or decided for each; `index` counts from when the script was given. */
export type MisbehaviourScript<Request> =
  | readonly (Misbehaviour | undefined)[]
  | ((request: Request, index: number) => Misbehaviour | undefined)

/** Gives each request its part of a script. A list that is used up means good behaviour. */
export function createScriptReader<Request>(): {
  readonly follow: (script: MisbehaviourScript<Request>) => void
  readonly next: (request: Request) => MisbehaviourOptions
} {
  let script: MisbehaviourScript<Request> = []
  let index = 0
  return {
    follow(given) {
      script = given
      index = 0
    },
    next(request) {
      const now = index++
      return misbehaviourOptions(typeof script === 'function' ? script(request, now) : script[now])
    },
  }
}

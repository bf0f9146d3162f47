/** The variables in which Google's tools look for a key, the first that counts first. */
export const keyVariables = ['GEMINI_API_KEY', 'GOOGLE_API_KEY'] as const
export type KeyVariable = (typeof keyVariables)[number]

/** The keys of an environment, the one that counts first, as they were found: nobody has looked whether they are any. */
export type EnvironmentKeys = readonly { readonly place: KeyVariable; readonly text: string }[]

type Environment = Readonly<Record<string, string | undefined>>

/** An environment for processes and threads that have no need of a key. */
export function environmentWithoutKeys(environment: Environment): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isKeyVariable(name)))
}

/**
 * Takes the keys out of an environment and gives them, the one that counts first. Called at the start, before anything
 * inherits the environment: no thread, no child process and no crash report has a key from then on.
 */
export function takeKeysFromEnvironment(environment: NodeJS.ProcessEnv): EnvironmentKeys {
  const found = keysInEnvironment(environment)
  for (const name of Object.keys(environment)) if (isKeyVariable(name)) delete environment[name]
  return found
}

/** The keys in an environment, the one that counts first. Empty variables are none. */
export function keysInEnvironment(environment: Environment): EnvironmentKeys {
  return keyVariables.flatMap((place) => {
    const text = environment[place]?.trim() ?? ''
    return text === '' ? [] : [{ place, text }]
  })
}

function isKeyVariable(name: string): boolean {
  // Windows does not tell capitals from small letters here.
  return keyVariables.some((variable) => variable === name.toUpperCase())
}

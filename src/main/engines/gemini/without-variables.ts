/** Variables that Google's library reads when it is opened. */
const read = /^(?:GOOGLE|GEMINI)_/

/**
 * What `make` gives while no variable of the environment that concerns Google is set. The library takes its key, address
 * and service from them, and warns about them, even where it is given its own. `make` must not wait for anything.
 */
export function withoutVariables<T>(variables: NodeJS.ProcessEnv, make: () => T): T {
  // By their names: each value of an environment is asked of the system.
  const hidden = Object.keys(variables)
    .filter((name) => read.test(name))
    .map((name) => ({ name, value: variables[name] }))
  for (const { name } of hidden) delete variables[name]
  try {
    return make()
  } finally {
    for (const { name, value } of hidden) variables[name] = value
  }
}

/** One observation: the features that are not zero, by their place, and what was seen. */
export type Observation = {
  readonly features: readonly (readonly [place: number, value: number])[]
  readonly target: number
  /** How far off the target usually is. */
  readonly spread: number
  /** 1 counts whole. */
  readonly weight: number
}

/** What a coefficient is expected to be, and how far off that usually is. */
export type Expectation = { readonly mean: number; readonly spread: number }

/** Errors of so many spreads count whole; larger ones are outliers, and count the less the larger they are (Huber). */
const usual = 2.5
const rounds = 4

/**
 * The coefficients that explain what was seen, each held towards what is expected of it: with few observations they
 * hardly leave that, with many it no longer matters. (Linear least squares with a normal prior, outliers weighed down.)
 */
export function fitRidge(
  observations: readonly Observation[],
  expected: readonly Expectation[],
): readonly number[] {
  let solution = expected.map(({ mean }) => mean)
  for (let round = 0; round < rounds; round++) {
    const before = solution
    const weights = observations.map((one) => {
      const error = Math.abs(one.target - predict(one, before)) / one.spread
      return (one.weight * (round === 0 || error <= usual ? 1 : usual / error)) / one.spread ** 2
    })
    solution = solve(observations, weights, expected)
  }
  return solution
}

function predict({ features }: Observation, solution: readonly number[]): number {
  return features.reduce((total, [place, value]) => total + value * (solution[place] ?? 0), 0)
}

/** Solves the normal equations by Cholesky's decomposition. */
function solve(
  observations: readonly Observation[],
  weights: readonly number[],
  expected: readonly Expectation[],
): number[] {
  const size = expected.length
  const matrix = new Float64Array(size * size)
  const right = new Float64Array(size)
  for (const [place, { mean, spread }] of expected.entries()) {
    add(matrix, place * size + place, 1 / spread ** 2)
    add(right, place, mean / spread ** 2)
  }
  for (const [index, { features, target }] of observations.entries()) {
    const weight = weights[index] ?? 0
    for (const [row, value] of features) {
      add(right, row, weight * value * target)
      for (const [column, other] of features) add(matrix, row * size + column, weight * value * other)
    }
  }
  decompose(matrix, size)
  return substitute(matrix, right, size)
}

function add(into: Float64Array, at: number, value: number): void {
  into[at] = (into[at] ?? 0) + value
}

/** The lower triangle L of a positive definite matrix, in its place. The expectations keep it positive definite. */
function decompose(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0
      for (let k = 0; k < column; k++) sum -= (matrix[row * size + k] ?? 0) * (matrix[column * size + k] ?? 0)
      matrix[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / (matrix[column * size + column] ?? 1)
    }
  }
}

/** Solves L·Lᵀ·x = right. */
function substitute(lower: Float64Array, right: Float64Array, size: number): number[] {
  const x = Array.from(right)
  for (let row = 0; row < size; row++) {
    let sum = x[row] ?? 0
    for (let k = 0; k < row; k++) sum -= (lower[row * size + k] ?? 0) * (x[k] ?? 0)
    x[row] = sum / (lower[row * size + row] ?? 1)
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row] ?? 0
    for (let k = row + 1; k < size; k++) sum -= (lower[k * size + row] ?? 0) * (x[k] ?? 0)
    x[row] = sum / (lower[row * size + row] ?? 1)
  }
  return x
}

/** Sums of vectors of one group. */
type Sums = { readonly total: Float64Array; count: number }

/** Vectors as heavy as this many of the group's own hold its mean near the common one. */
const priorWeight = 12
/** Part of the variance that is added on the diagonal. */
const ridge = 0.02

/**
 * Normal distributions with a mean for each group and one covariance for all (linear discriminants: Fisher, 1936).
 * `rows` holds vectors of `size` figures, `group` the group of each or −1. The result gives, for a vector, how much more
 * likely each group makes it than the groups do on average (natural logarithm); undefined with too little to go by.
 */
export function sharedGaussian(
  rows: Float64Array,
  size: number,
  group: Int32Array,
  groups: number,
): ((at: number, into: Float64Array) => void) | undefined {
  const sums: Sums[] = Array.from({ length: groups }, () => ({ total: new Float64Array(size), count: 0 }))
  const all = new Float64Array(size)
  let count = 0
  for (let row = 0; row < group.length; row++) {
    const own = sums[group[row] ?? -1]
    if (own === undefined) continue
    own.count++
    count++
    for (let i = 0; i < size; i++) {
      const value = rows[row * size + i] ?? 0
      own.total[i] = (own.total[i] ?? 0) + value
      all[i] = (all[i] ?? 0) + value
    }
  }
  if (count < 4 * size) return undefined
  const means = sums.map((own) =>
    own.total.map((total, i) => (total + (priorWeight * (all[i] ?? 0)) / count) / (own.count + priorWeight)),
  )
  const inverse = inverted(covariance(rows, size, group, means, count), size)
  const directions = means.map((mean) => product(inverse, mean, size))
  const offsets = means.map((mean, g) => -0.5 * dot(mean, directions[g] ?? mean, 0))

  return (at, into) => {
    let mean = 0
    for (let g = 0; g < groups; g++) {
      const direction = directions[g]
      const score = direction === undefined ? 0 : dot(direction, rows, at * size) + (offsets[g] ?? 0)
      into[g] = score
      mean += score / groups
    }
    for (let g = 0; g < groups; g++) into[g] = (into[g] ?? 0) - mean
  }
}

function covariance(
  rows: Float64Array,
  size: number,
  group: Int32Array,
  means: readonly Float64Array[],
  count: number,
): Float64Array {
  const matrix = new Float64Array(size * size)
  const off = new Float64Array(size)
  for (let row = 0; row < group.length; row++) {
    const mean = means[group[row] ?? -1]
    if (mean === undefined) continue
    for (let i = 0; i < size; i++) off[i] = (rows[row * size + i] ?? 0) - (mean[i] ?? 0)
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        matrix[i * size + j] = (matrix[i * size + j] ?? 0) + ((off[i] ?? 0) * (off[j] ?? 0)) / count
      }
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j] ?? 0
    matrix[i * size + i] = (matrix[i * size + i] ?? 0) * (1 + ridge) + 1e-6
  }
  return matrix
}

/** The inverse of a symmetric positive matrix (Gauss and Jordan; no pivots are needed). */
function inverted(matrix: Float64Array, size: number): Float64Array {
  const left = matrix.slice()
  const right = new Float64Array(size * size)
  for (let i = 0; i < size; i++) right[i * size + i] = 1
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = 1 / (left[pivot * size + pivot] ?? 1)
    for (let j = 0; j < size; j++) {
      left[pivot * size + j] = (left[pivot * size + j] ?? 0) * scale
      right[pivot * size + j] = (right[pivot * size + j] ?? 0) * scale
    }
    for (let i = 0; i < size; i++) {
      const factor = i === pivot ? 0 : (left[i * size + pivot] ?? 0)
      if (factor === 0) continue
      for (let j = 0; j < size; j++) {
        left[i * size + j] = (left[i * size + j] ?? 0) - factor * (left[pivot * size + j] ?? 0)
        right[i * size + j] = (right[i * size + j] ?? 0) - factor * (right[pivot * size + j] ?? 0)
      }
    }
  }
  return right
}

function product(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  return vector.map((_, i) => dot(vector, matrix, i * size))
}

function dot(a: Float64Array, b: Float64Array, from: number): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[from + i] ?? 0)
  return sum
}

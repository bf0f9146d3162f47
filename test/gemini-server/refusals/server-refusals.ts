import { GoogleRefusal } from './google-refusal.ts'

export function internalError(): GoogleRefusal {
  const message =
    'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting'
  return new GoogleRefusal('INTERNAL', message)
}

export function overloaded(): GoogleRefusal {
  const message =
    'This model is currently experiencing high demand. Spikes in demand are usually temporary. Please try again later.'
  return new GoogleRefusal('UNAVAILABLE', message)
}

/** A model that does not exist, or does not do what was asked. */
export function modelNotFound(model: string, version: string, method: string): GoogleRefusal {
  const name = model.startsWith('models/') ? model : `models/${model}`
  const message = `${name} is not found for API version ${version}, or is not supported for ${method}. Call ModelService.ListModels to see the list of available models and their supported methods.`
  return new GoogleRefusal('NOT_FOUND', message)
}

import type { IEnum, IField, IType } from 'protobufjs'

/*
 * What Google documents and its published protos (@google-ai/generativelanguage 4.1.0, v1beta) do not have yet.
 *   speechMetadata, voice, responseFormat, store, serviceTier:
 *     types SpeechMetadata, VoiceConfig, ResponseFormat, AudioResponseFormat, Delivery, ServiceTier and
 *     GenerateContentConfig of @google/genai 3.1.0 (dist/genai.d.ts) and ai.google.dev/gemini-api/docs/speech-generation
 *   batchGenerateContent:
 *     the request as @google/genai 3.1.0 sends it (createBatchJobParametersToMldev) and
 *     ai.google.dev/api/batch-mode
 * Their numbers are ours: only JSON is read here.
 */

export const addedTypes: Readonly<Record<string, IType | IEnum>> = {
  SpeechMetadata: { fields: { speaker: { type: 'string', id: 1 }, style: { type: 'string', id: 2 } } },
  ServiceTier: { values: { unspecified: 0, standard: 1, flex: 2, priority: 3 } },
  Delivery: { values: { DELIVERY_UNSPECIFIED: 0, INLINE: 1, URI: 2 } },
  AudioResponseFormat: {
    fields: {
      mimeType: { type: 'string', id: 1 },
      delivery: { type: 'Delivery', id: 2 },
      sampleRate: { type: 'int32', id: 3 },
      bitRate: { type: 'int32', id: 4 },
    },
  },
  ResponseFormat: { fields: { audio: { type: 'AudioResponseFormat', id: 1 } } },
  BatchGenerateContentRequest: {
    fields: { model: { type: 'string', id: 1 }, batch: { type: 'GenerateContentBatch', id: 2 } },
  },
  GenerateContentBatch: {
    fields: {
      model: { type: 'string', id: 1 },
      name: { type: 'string', id: 2 },
      displayName: { type: 'string', id: 3 },
      inputConfig: { type: 'BatchInputConfig', id: 4 },
      priority: { type: 'int64', id: 5 },
    },
  },
  BatchInputConfig: {
    oneofs: { source: { oneof: ['fileName', 'requests'] } },
    fields: { fileName: { type: 'string', id: 1 }, requests: { type: 'InlinedRequests', id: 2 } },
  },
  InlinedRequests: { fields: { requests: { rule: 'repeated', type: 'InlinedRequest', id: 1 } } },
  InlinedRequest: {
    fields: {
      request: { type: 'GenerateContentRequest', id: 1 },
      metadata: { type: 'google.protobuf.Struct', id: 2 },
    },
  },
}

/** By message; `oneof` names the group of which only one field may be set. */
export const addedFields: Readonly<Record<string, Readonly<Record<string, IField & { oneof?: string }>>>> = {
  Part: { speechMetadata: { type: 'SpeechMetadata', id: 1001 } },
  VoiceConfig: { voice: { type: 'string', id: 1001, oneof: 'voiceConfig' } },
  GenerationConfig: { responseFormat: { rule: 'repeated', type: 'ResponseFormat', id: 1001 } },
  GenerateContentRequest: {
    store: { type: 'bool', id: 1001 },
    serviceTier: { type: 'ServiceTier', id: 1002 },
  },
}

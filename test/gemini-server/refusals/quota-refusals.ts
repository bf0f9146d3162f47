import { GoogleRefusal } from './google-refusal.ts'

/** What can be used up, and what Google calls it. */
const quotas = {
  'requests-per-minute': {
    metric: 'generate_requests_per_model',
    id: 'GenerateRequestsPerMinutePerProjectPerModel',
  },
  'tokens-per-minute': {
    metric: 'generate_content_paid_tier_input_token_count',
    id: 'GenerateContentPaidTierInputTokensPerModelPerMinute',
  },
  'requests-per-day': {
    metric: 'generate_requests_per_model_per_day',
    id: 'GenerateRequestsPerDayPerProjectPerModel',
  },
} as const

export type Quota = keyof typeof quotas

export type UsedUp = {
  readonly quota: Quota
  readonly model: string
  readonly limit: number
  /** Seconds; undefined leaves RetryInfo out. For a day's quota Google sends one too, and it means nothing. */
  readonly retryAfter: number | undefined
  /** Whether the seconds are in a Retry-After header too. */
  readonly hasHeader?: boolean
}

/** 429 as Google words it. */
export function quotaUsedUp({ quota, model, limit, retryAfter, hasHeader = false }: UsedUp): GoogleRefusal {
  const { metric, id } = quotas[quota]
  const quotaMetric = `generativelanguage.googleapis.com/${metric}`
  const page = 'https://ai.google.dev/gemini-api/docs/rate-limits'
  const lines = [
    `You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: ${page}. To monitor your current usage, head to: https://ai.dev/rate-limit. `,
    `* Quota exceeded for metric: ${quotaMetric}, limit: ${limit}, model: ${model}`,
    ...(retryAfter === undefined ? [] : [`Please retry in ${retryAfter}s.`]),
  ]
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.Help',
      links: [{ description: 'Learn more about Gemini API quotas', url: page }],
    },
    {
      '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
      violations: [
        {
          quotaMetric,
          quotaId: id,
          quotaDimensions: { location: 'global', model },
          quotaValue: String(limit),
        },
      ],
    },
    ...(retryAfter === undefined
      ? []
      : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: duration(retryAfter) }]),
  ]
  const headers =
    hasHeader && retryAfter !== undefined ? { 'retry-after': String(Math.ceil(retryAfter)) } : {}
  return new GoogleRefusal('RESOURCE_EXHAUSTED', lines.join('\n'), details, headers)
}

/** "49s", "0.250s" as protobuf writes a duration. */
function duration(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}s` : `${seconds.toFixed(3)}s`
}

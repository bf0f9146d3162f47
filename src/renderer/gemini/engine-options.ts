/** What can speak an episode, as it is offered. */
export const engineOptions = [
  { value: 'draft', label: 'Draft · free' },
  { value: 'gemini', label: 'Gemini' },
] as const

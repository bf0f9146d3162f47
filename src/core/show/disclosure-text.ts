/** What tags, feeds and pages say of the voices where a show has no words of its own. */
export const usualDisclosure =
  'The voices in this episode are artificial: they were made by a computer from a written script.'

/** What is offered as the spoken line at the end of an episode. */
export const usualSpokenDisclosure =
  'The voices in this episode are artificial. They were made by a computer from a written script.'

/** Scripts to look at and to test with. */
export const soundScript = `---
title: How sound travels
show: Deep Water
---

# Opening

Host: Welcome back to Deep Water. Today we talk about how sound travels through the sea, and why a whale can be heard a thousand kilometres away.
Guest (warm, a little amused): Thanks for having me. <laugh> It is a strange subject, and a loud one.
[pause 0.8s]
Host: Let's start at the surface. Why is it so quiet when I put my head under?
Guest: Because your ears are made for air. The water is anything but quiet. Snapping shrimp alone make a reef crackle like a pan of frying bacon.
  And that is on a calm day.

// Check the figure for shrimp before the final version.

# The deep channel

Narrator: About a thousand metres down, cold and pressure bend sound back to where it came from.
Host: Like a corridor.
Guest: Exactly like a corridor. We call it the deep sound channel, and a signal that enters it can cross an ocean.
Host: How do you know? Somebody must have listened.
Guest (quietly): In nineteen ninety-one, a ship off Heard Island played a low hum. It was picked up on both coasts of America. <sigh> Eighteen thousand kilometres.

## What it means for whales

Narrator: For a fin whale, the corridor is a telephone line.
Host: And we have been shouting down it for a hundred years.
Guest: With every ship that ever turned a propeller.

[music: theme, fade 3s]

Host: That was Deep Water. Next week: what the mud remembers.
`

/** A long conversation: as many lines as asked for, a chapter every hundred. */
export function longScript(turns: number): string {
  const speakers = ['Host', 'Guest', 'Narrator', 'Doctor Amari', 'Caller']
  const sentences = [
    'It begins with a question that nobody had thought to write down.',
    'I would put it another way, and not only because I was there when it happened.',
    'That is the part people remember. <laugh> The rest is paperwork.',
    'Give me the short version first; the long one can wait until the end.',
    'Then the line went dead, and for eleven minutes we knew nothing at all.',
  ]
  const lines: string[] = []
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 100 === 0) lines.push('', `# Part ${turn / 100 + 1}`, '')
    const style = turn % 9 === 4 ? ' (thoughtful)' : ''
    lines.push(
      `${speakers[turn % speakers.length]}${style}: ${sentences[(turn * 3) % sentences.length]} ${sentences[(turn * 7 + 2) % sentences.length]}`,
    )
  }
  return `${lines.join('\n')}\n`
}

export const titles = [
  ['How sound travels', 'Deep Water'],
  ['What the mud remembers', 'Deep Water'],
  ['The lamp that would not go out', 'Small Engines'],
  ['Seven questions for a bridge inspector', 'Small Engines'],
  ['Notes from a cold kitchen', undefined],
  ['On being early', 'Letters, aloud'],
  ['The last telephone exchange in Wick', 'Letters, aloud'],
  ['Release 4.2 in eleven minutes', 'Changelog Weekly'],
  ['Why the tests were green', 'Changelog Weekly'],
  ['A field guide to lifts', undefined],
  ['Interview: Amari on glaciers, maps and the patience it takes to draw either of them well', 'Deep Water'],
  ['Über die Stille', undefined],
] as const

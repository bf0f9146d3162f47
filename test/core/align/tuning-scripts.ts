/** Scripts for setting the aligner's figures. Never used for scoring: see `scoring-scripts.ts`. One line a turn. */
export const tuningScripts: readonly string[] = [
  `A: Good evening, and thanks for staying up with us. Tonight we are going to talk about bread, and why it is so hard to stop eating it.
B: I never tried to stop.
A: Fair enough. Where does a loaf begin, for you?
B: With the flour, always. You can have the best oven in the country, and if the flour is tired, the bread will be tired too. I learned that in my first winter, when I threw away forty loaves.
A: Forty?
B: Forty. The neighbours had very happy pigs.
A: What went wrong with them?
B: The mill had changed its wheat, and nobody told me. The dough was wet, it ran over the table, and I kept adding more. You should never do that.
A: Why not?
B: Because then the salt is wrong, and the yeast is wrong, and by the end nothing in the bowl is what you think it is. It is like correcting a letter until there is nothing left of what you wanted to say.
A: Hm.
B: You are not convinced.
A: No, I am. I was thinking about my own loaves, which are mostly holes.
B: Holes are fine! People pay extra for holes.
A: So let me ask the question that everybody sends us. Does it matter if the starter is old?
B: Not at all. After two weeks, every starter belongs to the kitchen it lives in. People tell me theirs is a hundred years old, and I believe them, but the little creatures inside came from last Tuesday's flour.
A: That is a little sad.
B: It is wonderful. It means that everybody can begin today.
A: Right. And how long do you knead?
B: Ten minutes. Sometimes twelve, when the weather is cold.`,
  `A: The map on this wall was drawn in 1742. Look at the river, there, near the bottom.
B: It runs the wrong way.
A: Exactly. For sixty years every ship that used it went aground at the same place, and every captain blamed the wind.
B: Did no one complain?
A: They did. There are letters. One of them is very rude.
B: Read it!
A: I would rather not. My mother listens to this programme.
B: All right. Tell me how it was put right, then.
A: A woman who sold fish in the harbour drew a new one, on the back of a sail. She had never been to school, but she had been on that river every morning of her life.
B: And they printed it?
A: Eventually. First they lost it, then they found it, then somebody put his own name on it. It took eleven years before she was paid, and the sum was eight shillings.
B: Eight shillings. For a river.
A: Yes.
B: I think that is the saddest thing I have heard all week.
A: It gets better. The channel carries her name today, and the man with the pen is forgotten. I had to look for him for a whole afternoon, and I still do not know how to spell him.
B: Good.
A: Shall we go on to the second map?
B: Please. Is that a sea monster, or is it a stain?
A: It is coffee.
B: Oh.`,
  `A: When the power went out, I was in the lift. Between the fourth floor and the fifth, with a cello.
B: Your cello?
A: No. That was the strange part. It belonged to a man who had got out on the third floor to fetch his hat.
B: So you were alone with somebody else's instrument, in the dark. What did you do?
A: I played it. Badly, of course, because I had not touched one since I was nine. After a while somebody above me began to sing, and then somebody below, and I could not hear that they did not know each other.
B: How long did it last?
A: Forty minutes. It felt like four.
B: And the man with the hat?
A: He was waiting on the ground floor when the doors opened. He said one word.
B: What was it?
A: Again.
B: That is lovely. Is it true?
A: Most of it. The hat was a scarf.
B: Did you ever meet the singers?
A: Only one. She lives on the seventh floor, and she teaches chemistry, and she says it was the best concert of her life, because nobody could see her face.
B: Maybe all concerts should be like that.
A: Maybe. Wait, I have a picture of the cello somewhere.
B: It is smaller than I thought.
A: Everything is smaller with the lights on.
B: True.`,
  `A: Let us begin with a simple question. What is a glacier?
B: It is a river that has forgotten to hurry. Snow falls, more snow falls on top of it, and after a few hundred winters the bottom turns into ice, and the ice begins to slide.
A: How fast?
B: A metre a day, on a good day.
A: And on a bad day?
B: Nothing. Or ten metres, and then you had better not stand below it. We measured one in March that moved so quickly that our markers were in the next valley by May.
A: You lost them?
B: We lost six, and a thermometer, and my lunch.
A: What do you listen for, when you are up there?
B: Cracks, mostly. A deep one sounds like a door being shut in another house. A shallow one sounds like glass. You get used to it, and then one night it is quiet, and you cannot sleep at all.
A: I would never sleep.
B: You would. You get very tired.
A: Tell me about the colour. People always say that it is blue.
B: It is blue because the ice has had all its air pressed out. Light goes in, the red is taken away, and what comes back is the blue. The older the ice, the deeper the colour.
A: So you can read its age?
B: Roughly. I once dated a piece with a kitchen ruler and a cup of tea.
A: Were you right?
B: Within a century.
A: That seems generous.
B: Geologists are generous people.`,
  `A: Ready?
B: Almost. Wait. Now.
A: First question. What is the best thing about a night train?
B: The sound of it. Somewhere after midnight the wheels stop being a noise and turn into a kind of clock, and you are asleep before it has struck.
A: And the worst?
B: Breakfast.
A: Breakfast?
B: It comes in a bag.
A: Which is the finest line that you have been on?
B: Vienna to Venice. Then Stockholm to the north, in June, when it is never dark. Then the little one in Wales, because of the driver.
A: What did he do?
B: He sang.
A: All night?
B: Till Shrewsbury.
A: Heavens. What did he sing?
B: Hymns, to begin with. After that, whatever people asked for. I asked for silence, and he knew that one too.
A: Top bunk or bottom?
B: Top. Always the top. You can see the stations, and nobody steps on your hand.
A: Somebody stepped on your hand?
B: Twice.
A: Sorry.
B: It was long ago.
A: Last question. Would you do it again tomorrow?
B: Tonight.`,
  `A: Stop there. Say that again.
B: Say what?
A: The number.
B: Nine thousand. We found nine thousand keys in the castle, and not one of them opened the front door.
A: Then how did you get in?
B: Through the window.
A: Which one?
B: The kitchen. It has been broken since the war, and nobody wants to be the one who mends it, since they would have to find the key.
A: That is absurd.
B: Quite.
A: Who keeps them all?
B: I do. They hang in the chapel, on hooks, in rows, and every spring I take them down, wipe them, and put them back. It takes six weeks.
A: Why?
B: Rust.
A: No, I mean why keep them?
B: Oh. Well, suppose that we threw them out. The next morning somebody would knock, with a chest under his arm, five hundred years old, locked. What would I tell him?
A: Has that happened?
B: Never.
A: But it might.
B: Exactly.
A: You are an optimist.
B: I am a caretaker. It is the same thing, with a broom.
A: Thank you very much.
B: Not at all. Mind the step.`,
]

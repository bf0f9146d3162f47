import { stopScripts } from './stop-scripts.ts'

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
  `A: You have kept every map you ever bought. Why not give them up?
B: Because each one smells of the place. This one was dropped in a duck pond.
A: Which one is that?
B: The north bank, sheet six. It took a week to dry, and it still sheds sand.
A: And the red marks?
B: Each mark is a pub.
A: That is a great many marks.
B: It was a great walk.
A: Do you plan a route before you leave, or just go?
B: I used to plan each step. Then I lost my notes on a bridge, in a gale, and had the best afternoon of my life.
A: So now you simply drift.
B: More or less. I decide at breakfast, change my mind by lunch, and ask a farmer at four.
A: Have you ever been truly lost?
B: Once. In thick fog, above a village, with my aunt.
A: How did you get back?
B: We followed a goat.
A: A goat?
B: Goats know. It went straight to a shop and stopped.
A: What kind of shop?
B: Cheese.
A: Makes sense.
B: I thought so too.
A: Could you draw me a map from here to the coast?
B: Gladly. Lend me a pencil, and something flat.`,
  `A: Chapter three of the manual says never to paint outside. You paint nothing but clouds. Explain.
B: Whoever wrote that had never been cold. Good light is worth a stiff neck.
A: How long have you got, before a cloud is gone?
B: Five minutes. Ten, if it is fat.
A: That must be hard.
B: It is. You look, you mix, you look up, and it has become a different cloud, or a dog.
A: Do you cheat?
B: Naturally.
A: Such as?
B: Such as finishing at home, from memory, with the curtains shut.
A: Which colour runs out first?
B: White. Then blue, then patience.
A: Is there a sky you never managed?
B: Thunder at dusk. It is green, and purple, and brown, and on paper it looks like a bruise.
A: Ouch.
B: Quite so.
A: Let me ask about money.
B: Must you?
A: Just briefly. Does anyone buy them?
B: Pilots do. They hang them in the hall and tell guests which ones were rough.
A: Ha. Really?
B: Cross my heart.
A: Finally, what should a beginner buy?
B: A big brush, cheap paper, and a hat.`,
  `A: Five hundred words on soup. That was the task.
B: I wrote nine.
A: Nine hundred?
B: Nine words. I can read them out.
A: Please do.
B: Take bones, take time, take salt, then invite somebody.
A: I like it. I cannot print it, though. There is a whole page to fill.
B: Then draw a pot.
A: Who taught you to cook?
B: A monk. He had one knife, one spoon, and no teeth, so everything had to be soft.
A: Strange school.
B: The best. He would taste, nod, and add half a leaf of something I could never name.
A: You never asked?
B: Twice. He laughed both times.
A: What did you learn from that?
B: Watch the hand and not the mouth.
A: Beautiful. May I quote you?
B: If you spell my name right.
A: With a k?
B: With a c and a k. Like the bird that wakes you up.
A: Cluck?
B: Close enough.
A: Shall we eat?
B: I thought you would never ask. Bring that bowl, and mind the edge, it is chipped.`,
  `A: Testing, testing. Is that thing on?
B: Yes. Speak up.
A: We are sitting in the old pump house, and it drips. With me is the man who looks after forty miles of pipe.
B: Forty one.
A: Forgive me. When was it dug?
B: Eighteen sixty, give or take. Mostly by hand, mostly at night, and mostly drunk.
A: Does anybody still have the plans?
B: There is a trunk full. Half of them are wrong, and the rats ate the rest.
A: Then how do you find a leak?
B: I listen. You press a stick to the road, you put your ear on top, and if it hums, dig.
A: May I try?
B: Go ahead.
A: I hear nothing. Wait. Yes! It growls.
B: That is the bus.
A: Oh.
B: Do not worry. My first month I dug up three cellars and a grave.
A: Good grief.
B: The vicar was very kind about it.
A: What would you like people to know about water?
B: That it is heavy, that it is patient, and that it always wins.
A: Always?
B: Ask the bridge.
A: Which bridge?
B: Exactly.`,
  `A: Last week we talked of knots. Today, hope. That is quite a jump.
B: Not really. A knot is hope with a rope.
A: Very neat. Did you rehearse it?
B: All the way here, on the tube.
A: You climb for a living. What goes through your head up there?
B: Lunch. Rust. Whether I locked the shed.
A: Not death?
B: Rarely. Fear is loud for the first month, and after that it whispers, and you must lean close to catch it.
A: Have you ever slipped?
B: In March, off a crane.
A: And?
B: The rope held. I hung there like washing, and a gull sat on my boot.
A: What did you think?
B: I thought, what a rude bird.
A: Would you teach your daughter?
B: She teaches me. She is eleven, she has no belly and no fear, and she moves like smoke.
A: Is she here?
B: Up there, on the shelf.
A: Good lord. Come down!
B: She will, when the biscuits do.
A: I see.
B: Shall I fetch some?
A: Could you? Thanks.
B: Back in a tick.`,
  ...stopScripts,
]

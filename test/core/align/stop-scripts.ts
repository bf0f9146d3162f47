/** More scripts for setting the aligner's figures, with many short turns that end or begin with a stop. See `tuning-scripts.ts`. */
export const stopScripts: readonly string[] = [
  `A: You have run this little cinema since you were twenty. Did you never want to do anything else?
B: I wanted to be a pilot, but I get sick on a swing.
A: What was the first film you put on?
B: A western. The sound went after ten minutes, so a man in the third row did all the voices.
A: Was he any good?
B: He was great. We asked him back.
A: How many seats are left?
B: Ninety six. There used to be two hundred, then the roof leaked, and then the bank spoke.
A: That must have hurt.
B: It did. But half a house that is full is better than a whole one that is not.
A: Who comes on a Monday night?
B: Students, nurses, and one retired judge. He cries at cartoons.
A: Do you keep the old projector?
B: I polish it each week. It weighs as much as a cow, and it is twice as loud.
A: Could it still work?
B: Plug it in and see. Stand back, though.
A: It smells of dust.
B: That is not dust. That is history, and a bit of mouse.
A: Lights off, then?
B: Lights off.
A: What do you hope people take home?
B: Their coats. You would not believe the cupboard.`,
  `A: First of all, what is a salt marsh?
B: It is land that has not made up its mind. Twice a day it belongs to the sea.
A: And the rest of the time?
B: To the birds, and to me.
A: You count them.
B: Each dawn. Geese, ducks, plovers, and now and then a spoonbill that looks as if someone had sat on it.
A: How do you count ten thousand geese?
B: In blocks of fifty. Then you guess, then you argue, then you write it down.
A: Is that science?
B: It is if everyone argues in the same way each year.
A: What changed since you began?
B: The mud. It moved half a mile east, and it took a lighthouse with it.
A: A whole lighthouse?
B: Brick by brick. The keeper left in a rowing boat with his parrot.
A: Did the parrot talk?
B: Only about the weather. It was mostly right.
A: What is the worst day to be out there?
B: A spring tide with fog. The water comes in faster than you can walk, and quieter than you can think.
A: And the best?
B: Any frost.
A: Let us end on that.
B: Gladly. Put your boots on and I will show you.`,
  `A: The letter arrived on a Sunday, which was odd.
B: Because there is no post?
A: Quite. It had been pushed under the gate by a boy on a bike, and he was out of sight before I could shout.
B: What did it say?
A: Just a date. The fifth of August, and a place. The old dock.
B: I would not have gone.
A: I went.
B: Of course. And who was there?
A: A woman with a crate of plums, and a dog that barked at ships. She said that I was late.
B: Were you?
A: By thirty years, as it turned out.
B: Hold on. Thirty?
A: The note was meant for my father. She had lost it behind a clock, found it, and sent it off as though time did not exist.
B: What happened then?
A: We ate the plums. She told me how they had met, and why he left, and I told her how he died.
B: That is a lot for one afternoon.
A: It felt short.
B: Did you keep in touch?
A: Every week, until the end. She left me the dog.
B: Does it still bark?
A: Only at ships.
B: Good dog.`,
  `A: Right, quick round. Cats or dogs?
B: Bats.
A: Tea or coffee?
B: Hot milk.
A: City or coast?
B: Coast. I need to see what is coming.
A: Best gift you ever got?
B: A torch. I was eight, and afraid of the dark, and after that the dark was afraid of me.
A: Best gift you ever gave?
B: I gave my brother my seat on a boat. He met his wife on it.
A: Worst job?
B: Plucking geese. Feathers up your nose, feathers in your bed, and you dream of beaks.
A: What makes you laugh?
B: People who wave at the wrong person. I do it myself, each day, on purpose.
A: What can you not throw out?
B: String.
A: What would you save from a fire?
B: The fire. It is rude to let it go to waste.
A: Stop it.
B: Fine. My notebooks, then the cat, then the string.
A: Who taught you the most?
B: A bus driver called Pat. She said to look twice, then trust your foot.
A: Last one. What is next?
B: Lunch, I think. Bread, cheese, and a long sit.`,
  `A: They told me that you bake for prisons. Is it true?
B: Three of them, six days a week. Rolls, flat bread, and buns on a Friday.
A: How does that begin?
B: With a phone call at midnight. Their oven broke, and mine was hot.
A: What do they like best?
B: Anything with a crust. It sounds like outside, someone once wrote to me.
A: He wrote to you?
B: A few do. One asked for the recipe, and I sent it, and now he has a shop in the north.
A: That gives me goose bumps.
B: I have his first loaf in a frame. It was flat as a map.
A: Have you ever been inside?
B: To fix the oven, twice. You hear each door shut behind you, and you count them without meaning to.
A: How many?
B: Seven.
A: Did it put you off?
B: It put me on, if anything. I came home and doubled the butter.
A: Does it pay?
B: Badly. So does poetry.
A: What is the trick with a good bun?
B: Heat, salt, and not too much kindness. Dough that is loved too hard will not get up.
A: Like teenagers.
B: Just so.`,
]

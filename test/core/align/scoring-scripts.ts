/** Scripts for scoring the aligner alone. Nothing in it may be set by what they show. One line a turn. */
export const scoringScripts: readonly string[] = [
  `A: Welcome to the workshop. Mind the cable, it bites.
B: Thank you. How many clocks are there in here?
A: I stopped counting at three hundred. My wife says that is the point where a hobby becomes a medical condition, and she has the forms ready.
B: Which one is the oldest?
A: The iron one by the door. It has no hands, because in those days nobody cared about minutes. It struck the hour, the monks got up, and that was all the time anyone needed.
B: Does it still work?
A: Most days.
B: And what happens on the other days?
A: It strikes fourteen, and the cat leaves. We think that one of the teeth on the big wheel is bent, but to reach it I would have to take out everything else, and I am seventy-one.
B: You could ask somebody to help.
A: I could.
B: But you will not.
A: No.
B: What is the hardest thing to mend in a clock?
A: What the last person did to it. Glue, usually. Once it was chewing gum. There was a gentleman who had oiled his grandfather's clock with olive oil for thirty years, and it smelled like a restaurant.
B: Did you save it?
A: Of course.
B: How can you tell when one of them is happy?
A: You laugh, but that is a good question. It is the beat. When it is level, it is like somebody walking home. When it is not, it is like somebody walking home from a party.
B: I shall listen to mine tonight.`,
  `A: We have a letter from a listener in Cork. She wants to know why bees dance.
B: To tell the others where the food is. The angle gives the direction, and the length of the dance gives the distance.
A: In the dark?
B: In complete darkness, yes. They feel it with their feet, and with the little brushes on their heads. Nobody inside the hive has ever seen a dance.
A: That changes how I think about dancing.
B: It should.
A: Do they ever lie?
B: No. They are sometimes wrong, though, which is worse. A bee that has been carried in a box will dance for a place that does not exist, and forty of her sisters will fly out and look for it all morning.
A: Poor things.
B: They come back, they are annoyed, and the next time she dances, fewer of them watch.
A: So there is such a thing as reputation.
B: There is. We marked one with a white dot, and by the end of August nobody looked at her at all.
A: What did she do?
B: She retired.
A: Really?
B: She cleaned the hallway. Somebody has to.
A: I will write that to Cork. One more thing, before the music. Which flower would you plant, if you had a single pot on a balcony?
B: Thyme. It asks for nothing, it smells good, and it flowers when everything else has given up.
A: Lovely. Thyme it is.
B: And do not cut it before October.`,
  `A: You swam across the lake with a piano on a raft behind you. May I ask why?
B: It was my sister's birthday.
A: That is not quite an answer.
B: She lives on the other side. The road is closed from November on, and the ferry does not take furniture. I asked twice.
A: How heavy is a piano?
B: Two hundred and twenty kilos, this one. In water it is less, or at least that is what I told my doctor afterwards, with my arm in a sling and a blanket around my feet.
A: And the cold?
B: Seven degrees.
A: Seven!
B: In the middle. At the edges it was warmer, perhaps nine. You do not notice after the first half hour, because by then you are thinking about nothing but the next stroke, and about whether the rope is still there.
A: Was it?
B: Twice it was not. I had to turn round and look for it with a torch in my teeth.
A: What did your sister say?
B: She said that it was out of tune.
A: No!
B: She was right. It had taken in a good deal of water. We opened the lid, and there was a fish in it, quite a small one, and very calm.
A: What became of the fish?
B: It has a pond now.
A: And the piano?
B: It stands in the barn. The hens like it.`,
  `A: Three, two, one. Are we recording?
B: I think so. The light is on.
A: Then good morning. This is the programme about words, and today's word is one that I have mispronounced for forty years, in front of students, in front of judges, and once in front of a bishop.
B: Which one?
A: I am not going to say it.
B: You have to. It is the whole programme.
A: Fine. Segue. I thought that there were two words, one that I read and one that I heard, and that they happened to mean the same.
B: I had that with awry.
A: Everybody did.
B: How does it happen? You read a word a hundred times, you know what it means, and it never once occurs to you to check.
A: Because the voice in your head sounds so sure of itself. It has never been corrected. Nobody else is in there.
B: That is rather frightening.
A: Isn't it? There is a nice study from Leeds. They gave people a list of two hundred words, and asked which they had never said aloud, and then they asked them to say those.
B: And?
A: Thirty-one percent wrong. The professors were worse than the bakers.
B: Ha. Why?
A: They read more.
B: So the cure is to talk to bakers.
A: The cure is always to talk to bakers. Go on, your turn. Give us one.
B: Hyperbole. I am sorry, mother.`,
  `A: So this is the bridge. I expected something larger.
B: So did the king. He came all this way in the rain, looked at it for a minute, and asked where the rest of it was.
A: What did they tell him?
B: That it was behind the hill.
A: And he believed it?
B: He was wet, and he wanted his dinner. There is a plaque. It says that his majesty was greatly moved, which is true, because they moved him to the inn.
A: Who built it?
B: Two brothers, who were not on speaking terms. One began on the north bank, and the other on the south, and they sent each other drawings by way of a boy with a donkey. In the middle they were out by the width of a hand.
A: Can you see it?
B: Stand here. Now look along the rail.
A: Oh yes. There is a step.
B: Every child in the village has fallen over that step. I have a scar. So has the priest.
A: Could they not have mended it?
B: They could, but then the brothers would have had to agree on whose mistake it was. They lived to be ninety, both of them. On different banks.
A: Stubborn.
B: Very.
A: And the boy?
B: He became the mayor.
A: And the donkey?
B: Nobody knows. Come, the tea is getting cold.`,
  `A: Last week we promised to explain how an aeroplane stays up. I have brought a sheet of paper.
B: I have brought a sandwich.
A: That will do. Hold the paper by one edge, and blow over the top of it. What do you see?
B: It rises.
A: It rises. Now, most books will tell you that the air on top has a longer way to go, and must hurry in order to meet its friends at the back. That is nonsense.
B: I was taught that.
A: So was I. Air has no friends. What happens is that the wing pushes air down, and the air pushes the wing up. Everything else is bookkeeping.
B: Then why is the top curved?
A: So that the air can follow it without letting go.
B: And upside down? I have seen them fly upside down.
A: You tilt the nose a little higher. It is not comfortable, and the coffee suffers, but it works. A barn door will fly, if you give it enough of an engine.
B: Is that what people mean by a jumbo?
A: Please do not write to us. He is joking.
B: I am not sure that I am. What about birds?
A: Birds cheat.
B: How?
A: They change the shape of the wing forty times a second, they have no luggage, and they never have to be on time. Give a pilot feathers, and he would do the same.
B: Good. Are you going to eat that half?
A: Yes.
B: Pity.`,
]

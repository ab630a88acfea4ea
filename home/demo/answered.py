"""What was sent to the demo's editors and has been decided about: a shortlist, one for later, a yes and a no."""

from home.demo.letters import EVERYTHING, DemoLetter, DemoPhoto

OTTOLINE = DemoLetter(
    name="Ottoline Bray",
    address="ottoline.bray@example.org",
    hours=6 * 24 + 5,
    printed_name="Ottoline Bray",
    title="Sixth bell",
    ticked=(*EVERYTHING, "own_photo", "people_agreed"),
    becomes="accepted",
    paragraphs=(
        "There are six bells at St Audrey’s and seven of us, which is one to be ill. That Saturday two were. So it "
        "was me and a mile, because the sixth bell is mine and the bride was already in the car.",
        "I had been potting on leeks. I ran in gardening trousers with the string still round the knees. You can hear "
        "the tower from our gate if the wind is kind, and it was, and they had begun without me: one, two, three, "
        "four, five, and then a hole. One, two, three, four, five, and a hole. I have never been missed so exactly.",
        "It does something to your legs, to run towards a gap that is your shape. I came through the lych-gate on "
        "four, took the stairs on my hands, and old Pask put the rope into them without a word and without stopping "
        "his own.",
        "My husband says that from the garden he heard the tune close up. He put down the leeks, he says. He is not a "
        "man for bells.",
    ),
    photos=(
        DemoPhoto("lanes", "moss", "wide", "DSC_0412.JPG", "The lane, seen from our gate. It is uphill.", None, True),
        DemoPhoto("allotment", "heather", "wide", "DSC_0409.JPG", "The leeks, as I left them.", 2),
    ),
)

NOOR = DemoLetter(
    name="Noor Hashemi",
    address="noor.hashemi@example.org",
    hours=4 * 24 + 2,
    printed_name="Noor H.",
    ticked=("site", "letter", "edits"),
    becomes="shortlisted",
    paragraphs=(
        "My grandmother’s watch stopped at eighteen minutes past four, in which year nobody will say. It is gold and "
        "too large and I wear it to run, because it cannot tell me anything.",
        "At school they gave me one that could. It buzzed at every kilometre like a wasp in a jar. I got faster and I "
        "got thinner and there came a week when I lay on the bathroom floor and it told me, kindly, that I had not "
        "moved enough.",
        "So now it is a mile, out to the weir and no farther, in no time at all. It is always eighteen minutes past "
        "four. The heron is there or he is not. When I come in my mother looks at my face first and then, because she "
        "is my mother, at the watch, and says: “Good. Still early.”",
    ),
)

FERGUS = DemoLetter(
    name="Fergus Tait",
    address="fergus.tait@example.org",
    hours=12 * 24,
    subject="The year the sleigh broke",
    becomes="later",
    paragraphs=(
        "For nineteen Christmas Eves I have been pulled round Marlow End on the back of a milk float by the Rotary, "
        "in the beard. In the twentieth the float died outside the chip shop with a mile to go and forty children "
        "standing on the green with lanterns.",
        "I would like it written down that I got off and ran. In the boots. The sack was mostly newspaper but there "
        "were eleven satsumas in the bottom and they have a weight. A dog joined me, then another. A police car drew "
        "level, wound its window down, looked, and wound it up again.",
        "When I came round the last corner I had one eyebrow and no wind at all. I could not have said ho. And a very "
        "small girl on her father’s shoulders said, in the silence: “He ran. He must have really wanted to come.”",
        "I had been going to give it up that year. My knees are sixty-eight. I have done five since.",
    ),
    ends=("With all good wishes,", "Fergus Tait"),
)

MALCOLM = DemoLetter(
    name="Malcolm Stott",
    address="malcolm.stott@example.org",
    hours=8 * 24,
    subject="Race report, Marlow Ten",
    becomes="declined",
    paragraphs=(
        "Please find my report of the Marlow Ten for your pages. Conditions were dry with a light north-easterly. I "
        "went through one mile in 7:12, which was four seconds under what I had planned, and settled at 7:20.",
        "At six miles I was lying fourth in my age group (men over 55). I passed D. Rudge of Hallin Harriers at the "
        "seven and held the place to the line: 1:13:06, a course best by nineteen seconds. Splits are below.",
        "7:12, 7:19, 7:21, 7:20, 7:24, 7:18, 7:22, 7:20, 7:16, 7:14.",
    ),
)

#: In the order in which they came.
ANSWERED = (FERGUS, MALCOLM, OTTOLINE, NOOR)

#: What the editor wrote to the one who was declined.
KIND_NO = (
    "Thank you for the Marlow Ten, and well run: nineteen seconds is a great deal at that age group’s sharp end. We "
    "will not print it here, though, because this series is looking for one mile and what happened in it, and yours "
    "is ten miles and a time.\n\n"
    "If there is a mile somewhere in those years of racing that you still think about, we would gladly read that."
)

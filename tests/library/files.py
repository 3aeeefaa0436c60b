"""An exercise and a routine as a person may write them, both faultless."""

EXERCISE = """\
id = "palm-press"
kind = "exercise"
regions = ["chest"]
posture = "seated"
view = "side"
intensity = 1
reps = 3
reps_range = [2, 6]
evidence = "V"
setup = [{ pose = "sit-tall", seconds = 3 }]
cycle = [
  { pose = "hands-clasped-front", seconds = 4, breath = "out" },
  { pose = "sit-tall", seconds = 3, breath = "in" },
]

[text.en]
name = "Palm press"
muscles = "Works the chest."
stop_if = "a wrist hurts."
setup = [{ text = "Sit up." }]
cycle = [
  { text = "Press your palms against each other.", voice = "Press." },
  { text = "Let go.", voice = "Let go." },
]
"""
ROUTINE = """\
id = "press-minute"
target_s = 52
steps = [
  { exercise = "palm-press", reps = 3 },
  { exercise = "palm-press", reps = 3 },
]

[text.en]
name = "Press minute"
purpose = "For a test."
"""

"""Works out how the records relate to each other: who stands where, who names whom, what it all adds up to.

In: a checked annex and register. Out: `CrossReferences`, which the rooms below ask for places, segments of text,
mentions, amounts and developments. Everything is computed once per build, and nothing here raises on checked data.
"""

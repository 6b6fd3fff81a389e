"""Works out how records relate: their place in the annex, their address, what names what, and the totals.

In: a checked annex and register. Out: `CrossReferences`, which the rooms after this one query for places, segments of
text, mentions, amounts and developments. Nothing here raises on checked data.
"""

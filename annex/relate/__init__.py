"""Works out how records relate: places in the annex, addresses, mentions, developments and totals.

In: the checked data. Out: `CrossReferences`, which the rooms after this one query for places, segments of
text, mentions, amounts and developments. Nothing here raises on checked data.
"""

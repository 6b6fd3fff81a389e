"""Works out how records relate: places in the annex, addresses, mentions, developments and totals.

In: the checked records. Out: `CrossReferences`, which the layers above query for places, segments of text, mentions,
amounts and developments. Nothing here raises on checked data.
"""

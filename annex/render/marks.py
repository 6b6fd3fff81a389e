"""The marks of states: shapes in ink. A mark stands beside the state's word, or in a link whose name says the state."""

from annex.model.developments import State

MARKS = {
    State.IN_FORCE: "full",
    State.ADOPTED: "full",
    State.PENDING: "half",
    State.WITHDRAWN: "empty",
    State.REPLACED: "half",
    State.PUBLISHED: "full",
    State.RUNNING: "running",
    State.ENDED: "empty",
    State.PARTLY: "half",
    State.ONGOING: "line",
    State.NOT_FOUND: "empty",
    State.HEADING: "line",
}
"""The shape of each state's mark, as its class in docs/assets/css/content.css."""

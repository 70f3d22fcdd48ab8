"""Which colour each speaker of a call has. Pure."""

from transcripts.model import Call


def colours_of(call: Call) -> dict[str, int]:
    """The number of each speaker's colour: everyone's but the operator's, in the order of the list."""
    voices = [p.id for p in call.participants if p.role != "operator"]
    return {id: number for number, id in enumerate(voices)}

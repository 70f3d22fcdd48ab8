"""Numbers of things in words. Pure."""


def counted(number: int, noun: str) -> str:
    """A number and its noun ("1 turn", "7,299 words")."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

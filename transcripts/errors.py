"""The one error that a user can cause: what happened, where, and what to do about it."""


class EarmarkError(Exception):
    """Something a person can understand and mend; shown as a sentence, never as a traceback.

    Args:
        title: What went wrong in a few words, for the head of a dialog ("Not a transcript").
        sentence: What and where, one plain sentence.
        advice: What to do next, one plain sentence, or "" where nothing helps.
    """

    def __init__(self, title: str, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.title = title
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class UnreadableFileError(EarmarkError):
    """The file cannot be read at all: absent, empty, binary, broken, too large."""


class NotATranscriptError(EarmarkError):
    """The file holds readable text that shows no sign of being a call."""


class PasswordError(UnreadableFileError):
    """The file is encrypted, and no password was given or the one given is wrong."""


class NoSuchCallError(EarmarkError):
    """No call of the library answers to that name."""

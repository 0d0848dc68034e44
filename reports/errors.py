"""What the typesetter refuses, in a sentence the secretary can act on."""


class PaperError(Exception):
    """A paper cannot be set or written; the text is one Chinese sentence and is shown as it stands."""

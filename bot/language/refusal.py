"""The one exception whose text is for the person who typed something."""


class Refusal(Exception):
    """Raised for input that can not be taken: `str(refusal)` is one clear sentence with an example.

    Nothing was stored when it is raised, and the caller keeps what was typed.
    """

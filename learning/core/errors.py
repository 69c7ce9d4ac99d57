"""What can go wrong with what was learned."""


class ArtefactRefused(ValueError):
    """A kept model that is not used: damaged, changed, signed by somebody else, or of another program.

    `why` says what is wrong with it, `cure` what to do.
    """

    def __init__(self, why: str, cure: str = "Train it again, or restore the file.") -> None:
        super().__init__(f"This model is not used: {why}. {cure}")
        self.why = why
        self.cure = cure

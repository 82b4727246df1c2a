"""The product's own errors. Each message names the input, says what is wrong and what to do."""


class CommuniqueError(Exception):
    """Base of every error that a user can mend."""


class ReadingError(CommuniqueError):
    """An input cannot be used. `reason` is one of a few fixed words, `detail` a sentence for people."""

    def __init__(self, source: str, reason: str, detail: str, sample: str | None = None) -> None:
        super().__init__(f"{source}: {detail}")
        self.source, self.reason, self.detail, self.sample = source, reason, detail, sample


class StoreError(CommuniqueError):
    """The store cannot be opened, read or written."""


class ModelError(CommuniqueError):
    """A model file is missing, damaged or not the one its card describes."""


class ClusterError(CommuniqueError):
    """A cluster cannot be reached, or its workers cannot parse."""


class ImportingError(CommuniqueError):
    """What a person gave to be imported cannot be taken."""


class CorrectionError(CommuniqueError):
    """A person's decision about a row is none that the row could take, or cannot be read."""


class ViewError(CommuniqueError):
    """A filter has a value that no row could have, or a search cannot be read."""

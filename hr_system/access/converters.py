"""Random codes in URLs: what the public meets cannot be counted up."""


class CodeConverter:
    """`<code:code>`: upper-case random codes in the alphabet without look-alikes (hr_system.crypto.codes)."""

    regex = "[34679ACDEFGHJKLMNPQRTUVWXY]{8,24}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value

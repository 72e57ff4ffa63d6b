"""A warning: what is legal in terms and probably not meant, with its place and its remedy."""

from dataclasses import dataclass

from tallystick.terms._mistakes import Place


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning before it is known on which line it stands; `subject` is the part that it is about."""

    subject: str
    place: Place
    found: str
    remedy: str


@dataclass(frozen=True, slots=True)
class TermsWarning:
    """What is legal in terms and probably not meant: the file, the line, the place, what was found.

    `name` is its code and the part that it is about, under which terms accept it.
    """

    name: str
    file: str
    line: int | None
    place: str
    found: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}, {self.place}: {self.found}. {self.remedy}"

"""Commands about what was agreed: check-terms, read-aloud, schema, test."""

from tallystick.cli._app import app
from tallystick.cli._asking import Engine, Programme, Terms
from tallystick.cli._exits import end
from tallystick.cli._telling import give


@app.command()
def check_terms(terms: Terms) -> None:
    """List every mistake in terms at once.

    Each with where it stands, what was found, and what to write instead. The exit code is 1 when
    there is one. Of sound terms it warns of what is probably not meant: a cliff, a clause that can
    never pay, a group without a price.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    checked = operations.check_terms_of(terms)
    give("\n".join(operations.tell_checked(checked)))
    end(found=bool(checked.mistakes))


@app.command()
def read_aloud(terms: Terms) -> None:
    """Read the terms aloud, in plain English.

    Exact enough to object to, with the source of each figure.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    give(operations.read_terms_aloud(terms))


@app.command()
def schema() -> None:
    """Print the JSON Schema of terms.

    For an editor that checks while you write.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    give(operations.give_schema())


@app.command()
def test(programme: Programme, *, engine: Engine = "reference") -> None:  # noqa: PT028 - a command
    """Run the hand-worked cases of a programme.

    What came out otherwise than it was drawn is shown as a table. The exit code is 1 when a case
    came out otherwise than it was drawn.
    """
    from tallystick import operations  # noqa: PLC0415 - see Note [A quick start]

    results = operations.run_cases(programme, engine=engine)
    differing = [result for result in results if not result.holds]
    for result in differing:
        give(f"{result.name}: {result.title}\n\n{result.difference}\n")
    give(_otherwise(len(differing), of=len(results)) if differing else _as_drawn(len(results)))
    end(found=bool(differing))


def _otherwise(number: int, *, of: int) -> str:
    if of == 1:
        return "The one case came out otherwise than it was drawn."
    return f"{number:,} of {of:,} cases came out otherwise than they were drawn."


def _as_drawn(number: int) -> str:
    if number == 1:
        return "The one case came out as it was drawn."
    return f"All of {number:,} cases came out as they were drawn."

"""One word for one thing: public names are made of the glossary's words."""

from tests.house.detectors.words import is_known, unknown_words

GLOSSARY = (
    "| word | meaning |\n|---|---|\n| line key | its key |\n\n## Plain words\n\nsettle, as, of"
)


def test_every_word_of_every_public_name_is_in_the_glossary(root, source, nothing_wrong):
    """Gus, a contract manager, meets no word in a name that the glossary does not explain."""
    glossary = (root / "GLOSSARY.md").read_text(encoding="utf-8")
    nothing_wrong(unknown_words(source, glossary=glossary))


def test_unknown_and_banned_words_are_found_wherever_a_name_is_public(planted):
    """The control: one in a name, an input, a field, a method, an option and a command."""
    inside = (
        'def settle_user(lines, *, as_of, wibble):\n    """Settle."""\n'
        'class LineKey:\n    """A key."""\n    wobble: int\n    _private: int\n'
        "    def wubble(self): ...\n"
    )
    door = (
        "from tallystick.lines._x import settle_user, LineKey\n__all__ = ['LineKey', 'settle_user']"
    )
    command = "@app.command()\ndef settle(weeble: Annotated[int, typer.Option('--wooble')]): ...\n"
    faults = list(
        unknown_words(planted(lines=door, lines___x=inside, cli___app=command), glossary=GLOSSARY)
    )
    said = [fault.split(" says ")[1].split(",")[0] for fault in faults]
    assert sorted(said) == sorted(
        ["'user'", "'wibble'", "'wobble'", "'wubble'", "'weeble'", "'wooble'"]
    )


def test_a_plural_is_known_by_its_singular():
    """A glossary that has line, party and boss need not list lines, parties and bosses."""
    known = {"line", "party", "boss"}
    assert all(is_known(word, known) for word in ["lines", "parties", "bosses"])
    assert not is_known("linen", known)

"""Tell of a programme that was begun: what was written, and what to do with it."""

from tallystick.operations.start_programme import TO_FILL_IN, ProgrammeStarted


def tell_started(started: ProgrammeStarted) -> list[str]:
    """Write in sentences which files are there, what is to be filled in, and which commands come next."""
    folder = started.folder
    return [
        *(f"Written: {path}." for path in started.files),
        f"{started.places} places are marked {TO_FILL_IN}. All is sound as it stands; check after each:",
        f"  tallystick check-terms {folder}",
        f"  tallystick test {folder}",
        f"  tallystick read-aloud {folder}",
    ]

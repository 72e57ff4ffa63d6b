"""Write what reading two programmes aloud says, as the test beside this file expects it.

Run it from the top of the checkout, and read the difference before it is committed:

    .venv/bin/python tests/terms/write_golden.py && git diff tests/terms/golden
"""

from pathlib import Path

from tallystick.terms import read_aloud, read_terms

HERE = Path(__file__).parent
PROGRAMMES = (
    HERE.parents[1] / "programmes" / "work-programme-2011",
    HERE / "restart",
)

if __name__ == "__main__":
    for programme in PROGRAMMES:
        said = read_aloud(read_terms(programme))
        (HERE / "golden" / f"{programme.name}.txt").write_text(said, encoding="utf-8")

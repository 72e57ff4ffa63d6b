"""Write what reading the Work Programme aloud says, as the test beside this file expects it.

Run it from the top of the checkout, and read the difference before it is committed:

    .venv/bin/python tests/terms/write_golden.py && git diff tests/terms/golden
"""

from pathlib import Path

from tallystick.terms import read_aloud, read_terms

HERE = Path(__file__).parent
PROGRAMME = HERE.parents[1] / "programmes" / "work-programme-2011"
GOLDEN = HERE / "golden" / "work-programme-2011.txt"

if __name__ == "__main__":
    GOLDEN.write_text(read_aloud(read_terms(PROGRAMME)), encoding="utf-8")

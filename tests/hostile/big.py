"""Big hostile files, for the proof alone: a gigabyte in one line, ten million rows, a million columns."""

from pathlib import Path

from tests.hostile.hostile_file import DONE, FOUND, HEADER, REFUSED, SOUND, HostileFile

_BLOCK = 1 << 20


def _one_line(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + SOUND)
        for _ in range(1_024):
            file.write("x" * _BLOCK)
        file.write("\n")


def _header_alone(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for _ in range(1_024):
            file.write("x" * _BLOCK)


def _million_columns(path: Path) -> None:
    path.write_text(",".join(f"c{number}" for number in range(1_000_000)) + "\n", encoding="utf-8")


def _rows(row: str, *, many: int, name: str, code: int, said: str) -> HostileFile:
    def make(path: Path) -> None:
        with path.open("w", encoding="utf-8") as file:
            file.write(HEADER + SOUND)
            for _ in range(many // 1_000):
                file.write(row * 1_000)

    return HostileFile(name, make, code, said, is_big=True)


_BAD_DAY = "provider,4,cat,job_started,2012-02-30,,Works,a bakery,job-1,employed,\n"

BIG = [
    HostileFile("gigabyte-in-a-line.csv", _one_line, FOUND, "at most 1 MiB", is_big=True),
    HostileFile("gigabyte-of-header.csv", _header_alone, REFUSED, "at most 1 MiB", is_big=True),
    HostileFile("million-columns.csv", _million_columns, REFUSED, "at most 1 MiB", is_big=True),
    _rows(
        "x\n",
        many=10_000_000,
        name="10-million-short-rows.csv",
        code=FOUND,
        said="100,001 findings",
    ),
    _rows(
        _BAD_DAY, many=1_000_000, name="a-million-bad-days.csv", code=FOUND, said="100,001 findings"
    ),
    _rows("\n", many=10_000_000, name="10-million-blank-lines.csv", code=DONE, said="£400"),
]

"""Hostile files of text: cells that are no cells, rows that are no rows, files that are no CSV."""

import codecs
import io
import zipfile
from pathlib import Path

from tests.hostile.hostile_file import (
    DONE,
    FOUND,
    HEADER,
    REFUSED,
    SOUND,
    HostileFile,
    as_bytes,
    as_text,
    with_day,
    with_person,
    with_quantity,
    with_row,
)

_MIB = 1 << 20
_VIRUS = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*"
_RIGHT_TO_LEFT, _NO_WIDTH = "\u202e", "\u200b"

CELLS = [
    *(
        HostileFile(f"person-begins-with-{name}.csv", with_person(f"{mark}1+1"), DONE, "£400")
        for name, mark in {
            "equals": "=",
            "plus": "+",
            "minus": "-",
            "at": "@",
            "wide-equals": "\uff1d",
            "wide-plus": "\uff0b",
            "wide-minus": "\uff0d",
            "wide-at": "\uff20",
            "semicolon": ";",
        }.items()
    ),
    HostileFile("person-command.csv", with_person("=cmd|' /C calc'!A0"), DONE, "£400"),
    HostileFile("person-tab.csv", with_person("\tcat"), FOUND, "a tab (U+0009)"),
    HostileFile("person-return.csv", with_person("\rcat"), FOUND, "a carriage return (U+000D)"),
    HostileFile("person-nul.csv", with_person("c\0at"), FOUND, "NUL (U+0000)"),
    HostileFile("person-escape.csv", with_person("\x1b[2J\x1b]0;owned\x07"), FOUND, "U+001B"),
    HostileFile("person-right-to-left.csv", with_person(f"{_RIGHT_TO_LEFT}tac"), FOUND, "U+202E"),
    HostileFile("person-no-width.csv", with_person(f"cat{_NO_WIDTH}"), FOUND, "U+200B"),
    HostileFile("person-space-behind.csv", with_person("cat "), FOUND, "ends with a space"),
    HostileFile("person-hard-space.csv", with_person("\u00a0cat"), FOUND, "with a space"),
    HostileFile("person-empty.csv", with_person(""), FOUND, "person"),
    HostileFile("person-emoji.csv", with_person("\U0001f431"), DONE, "£400"),
    HostileFile("person-marks.csv", with_person("c" + "\u0301" * 500 + "at"), DONE, "£400"),
    HostileFile("person-long.csv", with_person("cat" * 5_000), DONE, "£400"),
    HostileFile("person-path.csv", with_person("../../etc/passwd"), DONE, "£400"),
    HostileFile("person-sql.csv", with_person("cat'); DROP TABLE events;--"), DONE, "£400"),
    HostileFile("person-script.csv", with_person("<script>alert(1)</script>"), DONE, "£400"),
    HostileFile("person-format.csv", with_person("%s%n{0.__class__}"), DONE, "£400"),
    HostileFile("person-virus.csv", with_person(_VIRUS), DONE, "£400"),
    HostileFile(
        "kind-of-other-letters.csv",
        with_row("provider,4,cat,j\u043eb_started,2012-01-09,,Works,a bakery,job-1,employed,"),
        FOUND,
        "is not known",
    ),
    *(
        HostileFile(f"quantity-{name}.csv", with_quantity(text), FOUND, "whole number")
        for name, text in {
            "arabic": "\u0661\u0662\u0663",
            "grouped": "1_000",
            "nan": "NaN",
            "infinite": "inf",
            "huge": "1e500",
            "digits": "9" * 5_000,
            "minus-sign": "\u22125",
            "hexadecimal": "0x10",
            "decimal": "12.5",
            "beyond": str(1 << 63),
        }.items()
    ),
    *(
        HostileFile(f"day-{name}.csv", with_day(text), FOUND, "day")
        for name, text in {
            "two-ways": "01/02/03",
            "slashes": "29/02/2027",
            "not-leap": "2027-02-29",
            "year-nought": "0000-01-01",
            "month-13": "2012-13-01",
            "instant": "2012-01-09T00:00:00Z",
            "wide": "\uff12\uff10\uff11\uff12-01-09",
            "arabic": "\u0662\u0660\u0661\u0662-01-09",
            "serial": "40917",
            "empty": "",
            "long": "2" * 100_000,
        }.items()
    ),
    HostileFile("day-last.csv", with_day("9999-12-31"), DONE, "£400"),
    HostileFile("day-first.csv", with_day("0001-01-01"), DONE, "£400"),
]

_CORRECTS = HEADER.replace("\n", ",corrects\n")
_STARTED = "cat,job_started,2012-01-09,,Works,a bakery,job-1,employed,"

ROWS = [
    HostileFile("short-row.csv", with_row("provider,4,cat"), FOUND, "the row has 3 cells"),
    HostileFile("long-row.csv", with_row("," * 40), FOUND, "the row has 41 cells"),
    HostileFile("commas.csv", with_row("," * 500_000), FOUND, "cells, and the header has 11"),
    HostileFile("a-million-commas.csv", with_row("," * 2_000_000), FOUND, "at most 1 MiB"),
    HostileFile("long-line.csv", with_row("x" * 8 * _MIB), FOUND, "at most 1 MiB"),
    HostileFile("cut-short.csv", as_text((HEADER + SOUND)[:-40]), FOUND, "cells"),
    HostileFile("quote-open.csv", with_person('"cat'), FOUND, "is never closed"),
    HostileFile("quote-inside.csv", with_person('c"at'), FOUND, "a quote stands inside"),
    HostileFile("quotes.csv", with_row('"' * 3_001), FOUND, "is never closed"),
    HostileFile("quote-over-rows.csv", with_person('"ca\nt"'), DONE, "£400"),
    HostileFile("header-twice.csv", as_text(HEADER + SOUND + HEADER), FOUND, "'happened_on'"),
    HostileFile("header-alone.csv", as_text(HEADER), DONE, "nothing is owed"),
    HostileFile("mixed-ends.csv", as_text((HEADER + SOUND).replace("\n", "\r\n", 2)), DONE, "£400"),
    HostileFile("windows-ends.csv", as_text((HEADER + SOUND).replace("\n", "\r\n")), DONE, "£400"),
    HostileFile("rows-twice.csv", as_text(HEADER + SOUND + SOUND), DONE, "£400"),
    HostileFile(
        "one-ref-two-facts.csv",
        as_text(HEADER + SOUND + SOUND.replace("PG2", "PG6")),
        FOUND,
        "jobcentre/2",
    ),
    HostileFile(
        "corrects-itself.csv",
        as_text(f"{_CORRECTS}provider,4,{_STARTED},provider/4\n"),
        FOUND,
        "provider/4",
    ),
    HostileFile(
        "corrections-in-a-circle.csv",
        as_text(f"{_CORRECTS}provider,4,{_STARTED},provider/5\nprovider,5,{_STARTED},provider/4\n"),
        FOUND,
        "provider/5",
    ),
    HostileFile("10000-bad-rows.csv", with_row("x,y,z\n" * 10_000), FOUND, "and 9,995 more."),
    HostileFile(
        "cp1252.csv",
        as_bytes(
            f"{HEADER}{SOUND}provider,4,Zo\u00eb,".encode("cp1252")
            + b"job_started,2012-01-09,,Works,a bakery,job-1,employed,\n"
        ),
        FOUND,
        "0xEB",
    ),
    *(
        HostileFile(
            f"bytes-{name}.csv",
            as_bytes(
                f"{HEADER}{SOUND}provider,4,".encode()
                + wrong
                + b",job_started,2012-01-09,,Works,a bakery,job-1,employed,\n"
            ),
            FOUND,
            "is not UTF-8",
        )
        for name, wrong in {
            "overlong": b"\xc0\x80",
            "surrogate": b"\xed\xa0\x80",
            "alone": b"\x80",
            "cut": b"\xe2\x82",
            "beyond": b"\xf5\x80\x80\x80",
        }.items()
    ),
]


def _zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return held.getvalue()


_ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:' + b'///etc/passwd">]><x>&e;</x>'
)


def _linked(path: Path) -> None:
    there = path.with_suffix(".there")
    there.write_text(HEADER + SOUND, encoding="utf-8")
    path.symlink_to(there.name)


FORMS = [
    *(
        HostileFile(f"{name}.csv", as_bytes(content), REFUSED, "zipped file")
        for name, content in {
            "bomb": _zipped(events=bytes(20 * _MIB)),
            "zip-in-zip": _zipped(inner=_zipped(events=bytes(1 << 20))),
            "zip-slip": _zipped(_dot__dot___etc__passwd=b"x"),
            "macro": _zipped(
                xl__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0", xl__workbook_dot_xml=b"<x/>"
            ),
            "entity": _zipped(xl__workbook_dot_xml=_ENTITY),
            "hidden-sheet": _zipped(xl__workbook_dot_xml=b'<sheet state="veryHidden"/>'),
        }.items()
    ),
    HostileFile("workbook.xlsx", as_bytes(_zipped(x=b"x")), REFUSED, "zipped file"),
    *(
        HostileFile(f"{name}.csv", as_bytes((HEADER + SOUND).encode(name)), REFUSED, said)
        for name, said in {
            "utf-16": "it is UTF-16",
            "utf-32": "it is UTF-32",
            "utf-16-le": "holds NUL",
            "utf-16-be": "holds NUL",
            "cp037": "its header",
        }.items()
    ),
    HostileFile(
        "mark-in-front.csv", as_bytes(codecs.BOM_UTF8 + (HEADER + SOUND).encode()), DONE, "£400"
    ),
    HostileFile("mark-alone.csv", as_bytes(codecs.BOM_UTF8), REFUSED, "it is empty"),
    HostileFile("empty.csv", as_bytes(b""), REFUSED, "it is empty"),
    HostileFile("blank-lines.csv", as_bytes(b"\n" * 1_000), REFUSED, "it is empty"),
    HostileFile("virus.csv", as_text(_VIRUS), REFUSED, "its header"),
    *(
        HostileFile(f"{name}.csv", as_bytes(content), REFUSED, "header")
        for name, content in {
            "program": b"\x7fELF\x02\x01\x01" + bytes(200),
            "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            "document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
            "gzip": b"\x1f\x8b\x08\x00" + bytes(range(200)),
            "json": b'{"events": []}\n',
            "page": b"<!DOCTYPE html><html><body>Log in</body></html>\n",
            "database": b"SQLite format 3\0" + bytes(500),
            "pickle": b"\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94.",
            "arrow": b"ARROW1\0\0" + bytes(200),
            "noise": bytes((7 * place * place + 13) % 251 for place in range(50_000)),
        }.items()
    ),
    HostileFile(
        "returns-alone.csv",
        as_text((HEADER + SOUND).replace("\n", "\r")),
        REFUSED,
        "carriage returns alone",
    ),
    *(
        HostileFile(
            f"{name}.csv",
            as_text((HEADER + SOUND).replace(",", mark)),
            REFUSED,
            f"separated by {name}",
        )
        for name, mark in {"semicolons": ";", "tabs": "\t", "bars": "|"}.items()
    ),
    HostileFile("loop.csv", lambda path: path.symlink_to("loop.csv"), REFUSED, "cannot be opened"),
    HostileFile(
        "link-to-nothing.csv", lambda path: path.symlink_to("nothing.csv"), REFUSED, "no such file"
    ),
    HostileFile("link.csv", _linked, DONE, "£400"),
    HostileFile("folder.csv", lambda path: path.mkdir(), REFUSED, "it is a folder"),
    HostileFile("name with spaces, and = $(signs).csv", as_text(HEADER + SOUND), DONE, "£400"),
]

HEADERS = [
    HostileFile(
        "quote-in-header.csv", as_text(f'"{HEADER}{SOUND}'), REFUSED, "its header cannot be read"
    ),
    HostileFile(
        "nul-in-header.csv", as_text(HEADER.replace("key", "k\0y") + SOUND), REFUSED, "holds NUL"
    ),
    HostileFile(
        "cp1252-header.csv",
        as_bytes(HEADER.replace("key", "cl\u00e9").encode("cp1252")),
        REFUSED,
        "is not UTF-8",
    ),
    HostileFile(
        "column-twice.csv", as_text(HEADER.replace("code", "key") + SOUND), REFUSED, "'key' twice"
    ),
    HostileFile(
        "column-of-a-log.csv",
        as_text(HEADER.replace("code", "seq") + SOUND),
        REFUSED,
        "only a log gives",
    ),
    HostileFile(
        "column-too-many.csv",
        as_text(HEADER.replace("code", "codes") + SOUND),
        REFUSED,
        "Did you mean code?",
    ),
    HostileFile(
        "column-missing.csv",
        as_text(HEADER.replace("person,", "") + SOUND),
        REFUSED,
        "lacks the column person",
    ),
    HostileFile(
        "columns-shouted.csv", as_text(HEADER.upper() + SOUND), REFUSED, "lacks the columns"
    ),
    HostileFile(
        "columns-spaced.csv",
        as_text(HEADER.replace(",", ", ") + SOUND),
        REFUSED,
        "lacks the columns",
    ),
    HostileFile(
        "column-of-other-letters.csv",
        as_text(HEADER.replace("source", "s\u043eurce") + SOUND),
        REFUSED,
        "lacks the column source",
    ),
    HostileFile(
        "100000-columns.csv",
        as_text(",".join(f"c{n}" for n in range(100_000))),
        REFUSED,
        "lacks the columns",
    ),
    HostileFile("long-header.csv", as_text("x" * 4 * _MIB), REFUSED, "at most 1 MiB"),
]

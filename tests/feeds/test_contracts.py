"""The file of contracts: what it binds, and everything that can be wrong with it."""

import re
from datetime import date
from pathlib import Path

import pytest

from tallystick.feeds import UnableToReadContracts, read_contracts
from tallystick.terms import Contract, read_terms

NEEDED = "contract,programme,version,payer,payee"
NORTH = "north,work-programme-2011,2011-06,dwp,north-prime"


@pytest.fixture(scope="session")
def terms():
    programmes = Path(__file__).parents[2] / "programmes"
    return read_terms(programmes / "work-programme-2011")


@pytest.fixture
def read(tmp_path, terms):
    """Read contracts from a text or from bytes."""

    def reading(content):
        file = tmp_path / "contracts.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_contracts(file, terms=terms)

    return reading


@pytest.fixture
def refused(read, tmp_path):
    """Give what is said of contracts that cannot be read, line by line, without the folder."""

    def refusal(content):
        with pytest.raises(UnableToReadContracts) as caught:
            read(content)
        return str(caught.value).replace(f"{tmp_path}/", "").split("\n")

    return refusal


def test_a_contract_is_read_from_its_row(read):
    """Gus, who keeps the contracts, lists north with all that is its own, and south with what it needs."""
    contracts = read(
        f"{NEEDED},starts_on,ends_on,parent,discount\n"
        f"{NORTH},2011-06-01,2016-04-01,,6.5\n"
        "south,work-programme-2011,2011-06,north-prime,south-charity,,,north,\n"
    )
    assert contracts == [
        Contract(
            contract="north",
            programme="work-programme-2011",
            version="2011-06",
            payer="dwp",
            payee="north-prime",
            starts_on=date(2011, 6, 1),
            ends_on=date(2016, 4, 1),
            parent=None,
            parameters={"discount": "6.5"},
        ),
        Contract(
            contract="south",
            programme="work-programme-2011",
            version="2011-06",
            payer="north-prime",
            payee="south-charity",
            parent="north",
        ),
    ]


def test_the_columns_may_stand_in_any_order(read):
    (contract,) = read("payee,payer,version,programme,contract\na,b,c,d,e\n")
    assert (contract.contract, contract.programme, contract.version) == ("e", "d", "c")
    assert (contract.payer, contract.payee) == ("b", "a")


def test_a_byte_order_mark_crlf_and_empty_lines_are_no_faults(read):
    text = f"{NEEDED}\r\n\r\n{NORTH}\r\n\r\n"
    assert [contract.contract for contract in read(b"\xef\xbb\xbf" + text.encode())] == ["north"]


def test_the_parameters_of_another_programme_are_not_judged_by_these_terms(read):
    """Its own terms know what it may set; here only its name and its dates are read."""
    (contract,) = read(f"{NEEDED},bonus\nwest,restart-2021,1,dwp,west,lots\n")
    assert contract.parameters == {"bonus": "lots"}


def test_every_fault_of_every_row_is_told_at_once(refused):
    """Gus fills in a file in a hurry: three rows, six slips. The last row alone is sound."""
    rows = [
        f"{NEEDED},starts_on,ends_on,discount",
        "north,work-programme-2011,,dwp, ,2011-06-31,1 April 2016,6%",
        "south,work-programme-2011,2011-06,dwp,south,2016-04-01,2016-04-01,",
        f"{NORTH},2016-04-01,2016-04-02,6",
    ]
    assert refused("\n".join(rows)) == [
        "contracts.csv, row 2, column version: it is empty. Fill it in.",
        "contracts.csv, row 2, column payee: it is empty. Fill it in.",
        (
            "contracts.csv, row 2, column starts_on: '2011-06-31' is not a day. "
            "Write a day as 2011-06-01."
        ),
        (
            "contracts.csv, row 2, column ends_on: '1 April 2016' is not a day. "
            "Write a day as 2011-06-01."
        ),
        (
            "contracts.csv, row 2, column discount: '6%' is not a percentage. "
            "Write it in digits, such as 6 or 12.5."
        ),
        (
            "contracts.csv, row 3, column ends_on: 2016-04-01 is not after 2016-04-01. "
            "It is the first day not included."
        ),
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            "100.01",
            "'100.01' is more than 100 per cent. Write a percentage from 0 to 100.",
        ),
        (
            "9" * 5_000,
            f"'{'9' * 30}' is not a percentage. Write it in digits, such as 6 or 12.5.",
        ),
    ],
)
def test_a_discount_out_of_all_measure_is_told_where_it_stands(refused, cell, said):
    """Gus leans on a key. A discount of 100, the whole price, would have been read."""
    assert refused(f"{NEEDED},discount\n{NORTH},{cell}\n") == [
        f"contracts.csv, row 2, column discount: {said}"
    ]


def test_a_discount_of_the_whole_price_is_read(read):
    """The other side of that boundary."""
    (contract,) = read(f"{NEEDED},discount\n{NORTH},100\n")
    assert contract.parameters == {"discount": "100"}


@pytest.mark.parametrize(
    "cell",
    [
        "20110601",
        "2011-W22-3",
        "2011-6-1",
        "01/06/2011",
        "\uff12\uff10\uff11\uff11-06-01",
        "2011-06-01T00:00",
    ],
)
def test_a_day_that_is_written_in_another_way_is_not_guessed(refused, cell):
    """2011-W22-3 is 1 June 2011 too, but nobody who writes contracts means it so."""
    assert refused(f"{NEEDED},starts_on\n{NORTH},{cell}\n") == [
        f"contracts.csv, row 2, column starts_on: {cell!r} is not a day. Write a day as 2011-06-01."
    ]


@pytest.mark.parametrize(
    ("column", "remedy"),
    [
        ("discounts", "Rename the column to discount."),
        ("Discount", "Rename the column to discount."),
        ("start_on", "Rename the column to starts_on."),
        ("bonus", "Empty the cell."),
    ],
)
def test_a_parameter_that_the_programme_has_not_is_told_with_the_nearest(refused, column, remedy):
    """Gus misspelt the discount. Were he told to empty the cell, north would be paid too much."""
    assert refused(f"{NEEDED},{column}\n{NORTH},6\n") == [
        f"contracts.csv, row 2, column {column}: work-programme-2011 has no such parameter or party. {remedy}"
    ]


def test_a_column_that_nobody_fills_is_no_fault(read):
    (contract,) = read(f"{NEEDED},remarks\n{NORTH},\n")
    assert contract.parameters == {}


@pytest.mark.parametrize("column", NEEDED.split(","))
def test_a_cell_that_every_contract_needs_is_missed(refused, column):
    cells = ["" if name == column else "x" for name in NEEDED.split(",")]
    assert refused(f"{NEEDED}\n{','.join(cells)}\n") == [
        f"contracts.csv, row 2, column {column}: it is empty. Fill it in."
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (" dwp", "' dwp' begins or ends with a space. Take the space out."),
        ("dwp ", "'dwp ' begins or ends with a space. Take the space out."),
        ("dw\0p", "'dw\\x00p' holds NUL (U+0000), which cannot be seen. Take it out."),
        ("dwp\u200b", "'dwp\\u200b' holds U+200B, which cannot be seen. Take it out."),
    ],
)
def test_a_name_that_only_looks_like_another_is_told(refused, cell, said):
    """A payer written once with a space behind it would be two payers."""
    assert refused(f"{NEEDED}\nnorth,work-programme-2011,2011-06,{cell},north\n") == [
        f"contracts.csv, row 2, column payer: {said}"
    ]


def test_a_row_is_told_by_the_line_on_which_it_begins(refused):
    """The payees of two rows are written over three lines each; the second row begins on line 5."""
    row = 'p,1,dwp,"north\n\nprime"'
    assert refused(f"{NEEDED}\nnorth,{row}\n,{row}\n,p,1,dwp,south\n") == [
        "contracts.csv, row 5, column contract: it is empty. Fill it in.",
        "contracts.csv, row 8, column contract: it is empty. Fill it in.",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "",
            "row 1: the columns contract, programme, version, payer and payee are missing. Add them.",
        ),
        (
            "contract,programme,version,payer\n",
            "row 1: the column payee is missing. Add it. Did you mean payer?",
        ),
        (
            "contract,programm,version,payer,payee\n",
            "row 1: the column programme is missing. Add it. Did you mean programm?",
        ),
        (
            "contract,version\n",
            "row 1: the columns programme, payer and payee are missing. Add them.",
        ),
        (f"{NEEDED},payer\n", "row 1: the column payer is there twice. Drop one."),
        (f"{NEEDED}\n", "it lists no contract. Write a row for each."),
        (f"{NEEDED}\n\n", "it lists no contract. Write a row for each."),
        (
            f"{NEEDED}\nnorth,p,1,dwp\n",
            (
                "row 2: it has 4 cells, and the header has 5. "
                "Give every column a cell; put a cell that holds a comma in quotation marks."
            ),
        ),
        (
            f"{NEEDED}\n{NORTH}\nnorth,p,1,dwp,a,b\n",
            (
                "row 3: it has 6 cells, and the header has 5. "
                "Give every column a cell; put a cell that holds a comma in quotation marks."
            ),
        ),
        (f"{NEEDED}\n\xa3".encode("latin-1"), "it is not UTF-8. Save it as UTF-8."),
        (f'{NEEDED}\n"north,p\n', "row 2: unexpected end of data. Mend the CSV."),
        (f'{NEEDED}\n{NORTH}\n"no\nrth,p\n', "row 3: unexpected end of data. Mend the CSV."),
        (
            f'{NEEDED}\n{NORTH}\n"north"x,p,1,dwp,a\n',
            "row 3: ',' expected after '\"'. Mend the CSV.",
        ),
    ],
)
def test_a_file_that_cannot_be_told_apart_is_refused_whole(refused, content, said):
    (told,) = refused(content)
    assert told.removeprefix("contracts.csv").lstrip(",: ") == said


def test_a_parent_that_is_not_there_and_one_below_itself_are_told(refused):
    """Gus misspelt one parent, and put two contracts above each other."""
    row = "work-programme-2011,2011-06,dwp,someone"
    told = refused(
        f"{NEEDED},parent\nprime,{row},\na,{row},prim\nb,{row},c\nc,{row},b\nd,{row},prime\n"
    )
    circle = "it is its own ancestor: {}. Correct one of the parents."
    unlisted = "the parent prim is not listed. List it too, or correct it. Did you mean prime?"
    said = [unlisted, circle.format("b below c below b"), circle.format("c below b below c")]
    assert told == [
        f"contracts.csv, row {row}, column parent: {fault}"
        for row, fault in enumerate(said, start=3)
    ]


def test_a_file_that_is_not_there_is_asked_for(tmp_path, terms):
    with pytest.raises(UnableToReadContracts) as caught:
        read_contracts(tmp_path / "none.csv", terms=terms)
    assert str(caught.value) == (
        f"{tmp_path}/none.csv: No such file or directory. Name a file of contracts."
    )


ROOT = Path(__file__).parents[2]
COLUMN = re.compile(r"^\| `(?P<name>\w+)` \| (?P<needed>yes|no) \|", re.MULTILINE)


def test_the_page_on_contracts_says_which_columns_must_be_there(read, refused):
    """Ada writes her file from the page alone: every column that it says is needed is."""
    page = (ROOT / "docs" / "reference" / "contracts.md").read_text(encoding="utf-8")
    needed = {found["name"]: found["needed"] for found in COLUMN.finditer(page)}
    cells = dict(zip(NEEDED.split(","), NORTH.split(","), strict=True))
    cells |= {"starts_on": "2011-06-01", "ends_on": "2016-06-01", "parent": ""}
    assert list(needed) == list(cells)
    for left_out, is_needed in needed.items():
        row = {name: cell for name, cell in cells.items() if name != left_out}
        text = f"{','.join(row)}\n{','.join(row.values())}\n"
        if is_needed == "yes":
            assert f"the column {left_out} is missing" in refused(text)[0]
        else:
            assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("cell", "owed"),
    [("6", 1200_00 - 72_00), ("0.06", 1200_00 - 72), ("", 1200_00)],
)
def test_a_discount_means_what_the_page_on_contracts_says(read, terms, cell, owed):
    """Ada writes 0.06 for 6 per cent, and gives up 72 pence of 1,200 pounds instead of 72 pounds."""
    (contract,) = read(f"{NEEDED},discount\n{NORTH},{cell}\n")
    assert 1200_00 * (1 - contract.share("discount", terms=terms)) == owed

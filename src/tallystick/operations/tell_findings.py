"""Tell findings: the first few of them in sentences, with where each stands."""

import pyarrow as pa


def tell_findings(findings: pa.Table, *, most: int) -> list[str]:
    """Write the first findings of a table in words: where, what was found, what to do.

    `findings` is a table of FINDING_SCHEMA.
    """
    return [_in_words(row) for row in findings.slice(0, most).to_pylist()]


def _in_words(finding: dict[str, object]) -> str:
    where = [str(finding["file"])] if finding["file"] else []
    where += [f"row {finding['row']}"] if finding["row"] else []
    where += [f"column {finding['column']}"] if finding["column"] else []
    if not where:
        where = [f"person {finding['person']}"] if finding["person"] else []
        where += [f"fact {name}" for name in _listed(finding["events"])]
    said = f"{str(finding['found']).removesuffix('.')}. {finding['remedy']}"
    return f"{', '.join(where)}: {said}" if where else said


def _listed(events: object) -> list[str]:
    return list(map(str, events)) if isinstance(events, list) else []

"""Every word of every public name is in the glossary, and none of the words that say nothing."""

import ast
import re

from docs.public_names import doors
from tests.house.detectors.sources import modules

BANNED = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "data",
    "info",
    "process",
    "client",
    "user",
    "beneficiary",
    "transaction",
}

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


def unknown_words(source, *, glossary):
    """Find words in public names that the glossary does not explain, or that are banned."""
    known = glossary_words(glossary)
    for place, name in sorted(set(public_words(source))):
        for word in words_of(name):
            if word in BANNED:
                yield f"{place}: {name} says {word!r}, which says nothing; find its noun."
            elif not is_known(word, known):
                yield f"{place}: {name} says {word!r}, which GLOSSARY.md does not; see its end."


def words_of(name):
    """Split a name at underscores, hyphens and humps.

    >>> words_of("WorkedOn"), words_of("EVENT_SCHEMA"), words_of("--as-of")
    (['worked', 'on'], ['event', 'schema'], ['as', 'of'])
    """
    return [word.lower() for word in _WORD.findall(name)]


def is_known(word, known):
    """Say whether a word, or what it is the plural of, is known."""
    singular = [word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)]
    return any(form in known for form in [word, *singular])


def glossary_words(glossary):
    """Read the headwords of the tables, and every plain word at the end."""
    main, _, plain = glossary.partition("\n## Plain words\n")
    rows = (line for line in main.splitlines() if line.startswith("|"))
    headwords = " ".join(row.split("|")[1] for row in rows)
    return set(words_of(headwords)) | set(words_of(plain))


def public_words(source):
    """Give every public name of the source: exports, their fields, methods, inputs, and options."""
    for door in doors(source):
        yield door.package, door.package
        for name in door.public_names:
            yield door.package, name.name
            yield from ((f"{door.package}.{name.name}", inner) for inner in _inside(name))
    for module in modules(source):
        if module.package == "cli":
            yield from ((module.place, word) for word in _of_commands(module.tree))


def _inside(public_name):
    match public_name.definition:
        case ast.ClassDef() as definition:
            for node in definition.body:
                yield from _of_member(node)
        case ast.FunctionDef() as definition:
            yield from _inputs(definition)


def _of_member(node):
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
            yield name
        case ast.Assign(targets=targets):
            names = (target.id for target in targets if isinstance(target, ast.Name))
            yield from (name for name in names if not name.startswith("_"))
        case ast.FunctionDef(name=name) if not name.startswith("_"):
            yield name
            yield from _inputs(node)


def _inputs(definition):
    inputs = definition.args
    every = [*inputs.posonlyargs, *inputs.args, *inputs.kwonlyargs, inputs.vararg, inputs.kwarg]
    named = (each.arg for each in every if each)
    yield from (name for name in named if name not in {"self", "cls"} and name[0] != "_")


def _of_commands(tree):
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str() as text) if re.fullmatch(r"--[a-z][a-z0-9-]*", text):
                yield text
            case ast.FunctionDef(decorator_list=decorators) if any(
                ".command" in ast.unparse(decorator) for decorator in decorators
            ):
                yield node.name
                yield from _inputs(node)

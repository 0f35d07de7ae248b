"""Keeps `i18n/msme_id.ts` in step with the code and compiles it.

    python tools/i18n.py            update the .ts file, then compile it
    python tools/i18n.py --compile  compile only
    python tools/i18n.py --check    fail unless every sentence is translated

The sentences are found by Python's own parser, and those of Qt Designer's
forms in their .ui files. Qt's pylupdate5 overlooks a call whose last argument
is followed by a comma, which is how long calls are formatted here.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "msme_qgis_plugin"
WORDS = ROOT / "i18n" / "msme_id.ts"
LANGUAGE = "id"
MARKERS = ("translate", "QT_TRANSLATE_NOOP")
# The method of our classes whose context is the class.
SHORT = "tr"
# The functions that translate what they are given, not what they say.
PASS_ON = ("say", "tr")

Sentence = tuple[str, str]


@dataclass(frozen=True)
class Problem:
    """A sentence that a translator or Qt would stumble over."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


class _Reader(ast.NodeVisitor):
    """Collects the sentences of one file."""

    def __init__(self, where: str) -> None:
        self.found: dict[Sentence, str] = {}
        self.problems: list[Problem] = []
        self._where = where
        self._classes = [""]
        self._functions = [""]

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions.append(node.name)
        self.generic_visit(node)
        self._functions.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        words = [_literal(argument) for argument in node.args]
        if name == SHORT and len(words) == 1:
            self._take(self._classes[-1], words[0], node.lineno)
        elif name in MARKERS and len(words) > 1:
            self._take(words[0], words[1], node.lineno)
        self.generic_visit(node)

    def _take(self, context: str | None, text: str | None, line: int) -> None:
        where = f"{self._where}:{line}"
        if context and text:
            self.found.setdefault((context, text), where)
        elif self._functions[-1] not in PASS_ON:
            self.problems.append(Problem(where, "not a literal sentence"))


def sentences(folder: Path = CODE) -> tuple[dict[Sentence, str], list[Problem]]:
    """Return where each (context, source) stands, and calls without one."""
    found: dict[Sentence, str] = {}
    problems = []
    for path in sorted(folder.rglob("*.py")):
        reader = _Reader(path.relative_to(folder.parent).as_posix())
        reader.visit(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        found = {**reader.found, **found}
        problems += reader.problems
    for path in sorted(folder.rglob("*.ui")):
        where = path.relative_to(folder.parent).as_posix()
        found = {**_read_form(path, where), **found}
    return found, problems


def _read_form(path: Path, where: str) -> dict[Sentence, str]:
    """Return what Qt Designer marked, as Qt itself looks it up."""
    root = ET.parse(path).getroot()
    context = root.findtext("class", "")
    return {
        (context, text.text): where
        for text in root.iter("string")
        if text.text and text.get("notr") != "true"
    }


def read_translations(path: Path = WORDS) -> dict[Sentence, str]:
    """Return the translation of each (context, source) in a .ts file."""
    if not path.is_file():
        return {}
    return {
        (context.findtext("name", ""), message.findtext("source", "")): (
            message.findtext("translation") or ""
        )
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def write_translations(
    found: dict[Sentence, str], known: dict[Sentence, str], path: Path = WORDS
) -> None:
    """Write a .ts file with every sentence found, and no other."""
    root = ET.Element("TS", version="2.1", language=LANGUAGE)
    root.set("sourcelanguage", "en")
    contexts = defaultdict(list)
    for context, source in found:
        contexts[context].append(source)
    for name in sorted(contexts):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for source in sorted(contexts[name]):
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "source").text = source
            translation = ET.SubElement(message, "translation")
            translation.text = known.get((name, source), "")
            if not translation.text:
                translation.set("type", "unfinished")
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8"
    )


def _gaps(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set()


def check(folder: Path = CODE, path: Path = WORDS) -> list[Problem]:
    """Return what keeps the translation from being whole."""
    found, problems = sentences(folder)
    known = read_translations(path)
    for sentence, where in found.items():
        translation = known.get(sentence, "")
        if not translation:
            problems.append(Problem(where, f"not translated: {sentence[1]!r}"))
        elif _gaps(translation) != _gaps(sentence[1]):
            problems.append(Problem(where, f"other gaps: {translation!r}"))
    return problems


def compile_translations(path: Path = WORDS) -> Path:
    """Compile a .ts file beside itself and return the .qm file."""
    places = ("lrelease-qt5", "/usr/lib/qt5/bin/lrelease", "lrelease")
    program = next(filter(None, map(shutil.which, places)), None)
    if program is None:
        sys.exit("i18n: Qt's lrelease is not installed; call make test first.")
    target = path.with_suffix(".qm")
    subprocess.run([program, "-silent", str(path), "-qm", str(target)], check=True)
    return target


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--compile", action="store_true")
    choice.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.compile and not options.check:
        write_translations(sentences()[0], read_translations())
    if not options.check:
        print(f"i18n: {compile_translations().relative_to(ROOT)}")
    problems = [] if options.compile else check()
    for problem in problems:
        print(f"i18n: {problem}")
    return int(bool(problems) and options.check)


if __name__ == "__main__":
    sys.exit(main())

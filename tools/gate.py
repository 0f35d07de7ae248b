"""Judges the zip as the QGIS plugin repository does, and more strictly.

    python tools/gate.py

The repository unpacks an uploaded zip and runs bandit, detect-secrets and
flake8 on it, the first two with the power to block. It applies a list of
rules that its administrators may change at any time; here all rules count,
and a waiver has to say why. The Qt6 rules of
qgis-plugin-analyzer are added, since the plugin is meant for QGIS 4 too.
"""

from __future__ import annotations

import configparser
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from package import NAME, build

MOST_BYTES = 25_000_000
REQUIRED = (
    "name",
    "description",
    "about",
    "version",
    "qgisMinimumVersion",
    "author",
    "email",
    "repository",
    "tracker",
    "homepage",
    "license",
)
SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?")
SUSPICIOUS = {
    ".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc",
}  # fmt: skip
FORBIDDEN_FOLDERS = {"__pycache__", "__MACOSX", ".git", "tests"}
WAIVER = re.compile(r"#\s*(nosec|noqa|type:\s*ignore|pragma:\s*(allow|white)list)", re.I)
# What a waiver has to end with: why the rule makes worse code here.
REASON = re.compile(r"\([^()]{8,}\)\s*$")


@dataclass(frozen=True)
class Finding:
    """One thing that would have to go before an upload."""

    tool: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.tool}: {self.where}: {self.text}"


def _output(*command: str, folder: Path) -> str:
    """Return what a tool printed; its exit code says little here.

    Raises:
        RuntimeError: it printed nothing but complaints.
    """
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.stderr.strip() and not done.stdout.strip():
        raise RuntimeError(f"{command[0]} did not run: {done.stderr}")
    return done.stdout


def _python(module: str, *arguments: str, folder: Path) -> str:
    return _output(sys.executable, "-m", module, *arguments, folder=folder)


def bandit(folder: Path) -> list[Finding]:
    """Return the findings of all of bandit's rules."""
    report = json.loads(
        _python(
            "bandit", "-r", ".", "-f", "json", "-q", "--ignore-nosec",
            folder=folder,
        )
    )  # fmt: skip
    results = [
        Finding(
            f"bandit {found['test_id']}",
            f"{found['filename']}:{found['line_number']}",
            found["issue_text"],
        )
        for found in report["results"]
    ]
    return results + [
        Finding("bandit", error["filename"], error["reason"]) for error in report["errors"]
    ]


def secrets(folder: Path) -> list[Finding]:
    """Return what detect-secrets takes for a secret; it never fails."""
    report = json.loads(
        _python(
            "detect_secrets", "scan", "--all-files",
            "--exclude-files", r"metadata\.txt", ".",
            folder=folder,
        )
    )  # fmt: skip
    return [
        Finding("detect-secrets", f"{path}:{found['line_number']}", found["type"])
        for path, results in report["results"].items()
        for found in results
    ]


def flake8(folder: Path) -> list[Finding]:
    """Return flake8's findings, flake8-qgis among them, as the repository asks for them."""
    lines = _python(
        "flake8", "--isolated", "--max-line-length=120", NAME, folder=folder
    ).splitlines()
    return [
        Finding("flake8", ":".join(parts[:2]), parts[-1].strip())
        for parts in (line.split(":", 3) for line in lines)
    ]


def qt6(folder: Path) -> list[Finding]:
    """Return the findings of qgis-plugin-analyzer that are about Qt6."""
    with tempfile.TemporaryDirectory() as scratch:
        report = json.loads(
            _output(
                str(Path(sys.executable).with_name("qgis-analyzer")),
                "analyze", "--json", "--linters", "none", "--no-cache",
                "-o", scratch, str(folder / NAME),
                folder=folder,
            )
        )  # fmt: skip
    return [
        Finding(f"Qt6 {issue['type']}", f"{module['path']}:{issue['line']}",
                issue["message"])
        for module in report["modules"]
        for issue in module["ast_issues"]
        if issue["type"].startswith("QT6_")
    ]  # fmt: skip


def waivers(folder: Path) -> list[Finding]:
    """Return the places where the code asks a tool to look away and does not say why."""
    return [
        Finding("waiver", f"{path.relative_to(folder)}:{number}", line.strip())
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if WAIVER.search(line) and not REASON.search(line)
    ]


def _entry(entry: zipfile.ZipInfo) -> str | None:
    path = Path(entry.filename)
    if path.is_absolute() or ".." in path.parts or path.parts[0] != NAME:
        return f"outside {NAME}/"
    if FORBIDDEN_FOLDERS.intersection(path.parts):
        return "a folder that must not be shipped"
    if path.name.startswith("."):
        return "a hidden file"
    if path.suffix.lower() in SUSPICIOUS:
        return "a kind of file that the repository distrusts"
    if entry.external_attr >> 16 & 0o111:
        return "an executable file"
    return None


def _metadata(text: str, names: set[str]) -> list[str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(text)
    general = parser["general"]
    problems = [f"{key} is empty" for key in REQUIRED if not general.get(key)]
    if not SEMANTIC.fullmatch(general.get("version", "")):
        problems.append("the version is not semantic")
    if f"{NAME}/{general.get('icon', '')}" not in names:
        problems.append("the icon is not in the zip")
    return problems


def shape(path: Path) -> list[Finding]:
    """Return what is wrong with the zip as a zip."""
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        needed = [f"{NAME}/{name}" for name in ("__init__.py", "metadata.txt", "LICENSE")]
        problems = [(name, "is missing") for name in needed if name not in names]
        if f"{NAME}/metadata.txt" in names:
            text = archive.read(f"{NAME}/metadata.txt").decode("utf-8")
            problems += [("metadata.txt", p) for p in _metadata(text, names)]
    for entry in entries:
        problem = _entry(entry)
        if problem:
            problems.append((entry.filename, problem))
    if path.stat().st_size >= MOST_BYTES:
        problems.append((path.name, "25 MB or more"))
    return [Finding("zip", where, text) for where, text in problems]


def judge(path: Path) -> list[Finding]:
    """Return every finding about a zip."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        return [
            *shape(path),
            *bandit(folder),
            *secrets(folder),
            *flake8(folder),
            *qt6(folder),
            *waivers(folder),
        ]


def main() -> int:
    """Build the zip and judge it."""
    path = build(Path(__file__).resolve().parents[1] / "build")
    findings = judge(path)
    for finding in findings:
        print(finding)
    print(f"gate: {path.name}, {len(findings)} findings")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())

"""Results kept under a digest of their content."""

from __future__ import annotations

from msme_qgis_plugin.core.kept import Kept, digest


def test_where_a_part_ends_is_told_too() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
    assert digest([b"ab", b""]) != digest([b"ab"])
    assert digest([b"ab"]) == digest(iter([b"ab"]))


def test_the_one_that_was_asked_for_longest_ago_goes() -> None:
    kept: Kept[str] = Kept(2)
    kept.keep(b"1", "one")
    kept.keep(b"2", "two")
    assert kept.find(b"1") == "one"
    kept.keep(b"3", "three")
    assert [kept.find(key) for key in (b"1", b"2", b"3")] == ["one", None, "three"]

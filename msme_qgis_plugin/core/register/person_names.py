"""Names of persons and enterprises as Indonesian lists write them, brought to one spelling.

Titles and legal forms go, abbreviations are written out, and the spellings of before 1947 and 1972
become today's: oe u, tj c, dj j, j y, nj ny, sj sy, ch kh. Whether a j is today's or the older y
one name does not tell, so that both are y.

Source: Ejaan yang Disempurnakan (1972) and the Soewandi spelling (1947); forms of enterprises of
the Trade Code and of UU 40/2007.
"""

from __future__ import annotations

import re
import unicodedata


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


# Before a name: of religion, of school, of respect.
_BEFORE = words_of(
    "h hj haji hajjah hajah kh kyai kiai ust ustad ustadz ustadzah drs dra dr drg ir prof r rd rr "
    "raden bpk bapak ibu bu pak sdr sdri nn ny tn alm almh almarhum almarhumah"
)
_AFTER = re.compile(
    r"( (s|m) (e|h|t|m|p|kom|ikom|pd|pdi|pd i|sos|ag|si|hum|kes|farm|psi|ip|ap|ak|kep|km|tp|sc|eng)"
    r"| (se|sh|st|mm|skom|spd|ssos|sag|msi|mpd|amd)| a ?md( \w+)?| am ?keb| ba)+$"
)
_MUHAMMAD = words_of(
    "m mm md mhd moh mohd moch moh muh muhd mohamad mohammad mohamed mohammed mochamad mochammad "
    "mokhamad mokhammad muhamad muhammad muhammed muchamad muchammad"
)
_WRITTEN_OUT = {
    **dict.fromkeys(("abd", "abdoel", "abdl"), "abdul"),
    **dict.fromkeys(("st", "sti", "sitti"), "siti"),
    **dict.fromkeys(("ahmed", "achmad", "akhmad", "ach", "akh", "ahm"), "ahmad"),
    **dict.fromkeys(("noor", "noer", "nurr"), "nur"),
}
_OF_THE_FATHER = frozenset({"bin", "binti", "bt", "bte", "ibn"})
_FORMS = words_of(
    "pt cv ud pd po fa firma tbk perseroan perusahaan usaha dagang ukm umkm ikm koperasi kop "
    "kopontren bumdes toko tk tko warung wr wrg warkop kios kedai depot rm rumah makan grosir "
    "outlet gerai lapak"
)
_TWICE = re.compile(r"(\w)\1+")
_SIGNS = re.compile(r"[^a-z0-9]+")
_SOFT = re.compile(r"[aeiouhyw]")
_ALIKE = str.maketrans({"f": "p", "v": "p", "q": "k", "z": "s"})


def person_name(text: str) -> str:
    """Return the name of a person in one spelling; "" where nothing is left of it.

    `H. Moh. Soerjadi, S.E.` and `Muhammad Suryadi` are both `suryadi`.
    """
    plain = _AFTER.sub("", f" {_plain(text.split(',', 1)[0])}").split()
    while len(plain) > 1 and plain[0] in _BEFORE:
        plain = plain[1:]
    if len(plain) > 1 and plain[0] in _MUHAMMAD:
        plain = plain[1:]
    kept = (_WRITTEN_OUT.get(one, one) for one in plain if one not in _OF_THE_FATHER)
    return _todays(" ".join(kept))


def enterprise_name(text: str) -> str:
    """Return the name of an enterprise without its legal form, in one spelling."""
    plain = _plain(text).split()
    kept = [one for one in plain if one not in _FORMS] or plain
    return _todays(" ".join(kept))


def sound(name: str) -> str:
    """Return what is left of a name, as the above give it, where slips are rare: consonants."""
    return "".join(
        word[:1] + _TWICE.sub(r"\1", _SOFT.sub("", word[1:]))
        for word in name.translate(_ALIKE).split()
    )[:6]


def _plain(text: str) -> str:
    """Return small letters and digits, words parted by single spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _SIGNS.sub(" ", bare.replace("'", "").replace("`", "")).strip()


def _todays(name: str) -> str:
    """Return the spelling of today, and each letter once where it is doubled."""
    for old, new in (("tj", "c"), ("dj", "y"), ("j", "y"), ("oe", "u"), ("ch", "h"), ("kh", "h")):
        name = name.replace(old, new)
    return _TWICE.sub(r"\1", name)

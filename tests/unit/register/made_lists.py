"""Lists of enterprises with known truth: slips, abbreviations, moves, households, repeats.

Every enterprise has an owner; two lists or more hold records of it, as different offices write it.
Beside them stand other people: households with one telephone number and one address, and
namesakes in the same district.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words(
    "Siti Sri Nur Dewi Eka Rina Yuni Wahyu Agus Budi Joko Eko Slamet Bambang Hendra Rudi Ahmad "
    "Muhammad Abdul Rahmat Yusuf Ismail Ibrahim Fitri Lestari Indah Ratna Endang Sulastri Aminah "
    "Khadijah Fatimah Zainab Nurul Aisyah Suparman Sutrisno Sukarno Supriyadi Tjahjo Djoko Made "
    "Ketut Wayan Putu Gede Komang Nyoman Ujang Asep Dedi Cecep Neneng Euis Lilis Tatang Yance "
    "Maria Yohanes Petrus Markus Yakobus Elisabet Martha Dominggus Ferdinand"
)
LAST = _words(
    "Hidayat Santoso Wijaya Kusuma Lestari Rahayu Wulandari Saputra Purnomo Prasetyo Setiawan "
    "Gunawan Hartono Susanto Nugroho Wibowo Handayani Astuti Utami Permata Siregar Nasution Lubis "
    "Harahap Simanjuntak Situmorang Pasaribu Tanjung Chaniago Sikumbang Hasanah Maulana Ramadhan "
    "Firmansyah Kurniawan Suryadi Suryani Mulyani Mulyadi Hamzah Yunus Idris Saleh Karim Latif "
    "Rumbiak Wanggai Mandacan Tabuni Wenda Kogoya Lewar Nahak Bria Seran Tallo"
)
GOODS = _words(
    "Berkah Makmur Jaya Abadi Sejahtera Barokah Sumber Rejeki Mandiri Lestari Sentosa Maju Bersama "
    "Harapan Usaha Cahaya Bintang Mulia Indah Karya Tani Bahari Segar Manis Gurih Batik Anyaman "
    "Kopi Keripik Tempe Bakso Jahit Mebel Kue"
)
SLIPS = "abcdefghijklmnoprstuwy"
_OLD = (("u", "oe"), ("c", "tj"), ("y", "j"))


@dataclass(frozen=True)
class MadeLists:
    """Two or more lists as texts, and which enterprise each of their rows is."""

    lists: tuple[pd.DataFrame, ...]
    truth: tuple[np.ndarray, ...]


def slip(rng: np.random.Generator, text: str) -> str:
    """Change, add, drop or exchange a letter."""
    at = int(rng.integers(1, max(len(text) - 1, 2)))
    letter = str(rng.choice(list(SLIPS)))
    kinds = (
        text[:at] + letter + text[at + 1 :],
        text[:at] + letter + text[at:],
        text[:at] + text[at + 1 :],
        text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
    )
    return kinds[int(rng.integers(4))]


def written(rng: np.random.Generator, name: str) -> str:
    """Write a person's name as another office does."""
    said = rng.random()
    if said < 0.1:
        name = name.replace("Muhammad", "M.").replace("Abdul ", "Abd. ").replace("Siti", "St.")
    elif said < 0.2:
        for new, old in _OLD:
            name = name.replace(new, old)
    elif said < 0.35:
        name = slip(rng, name)
    if rng.random() < 0.15:
        name = str(rng.choice(["H. ", "Hj. ", "Drs. ", "Ibu "])) + name
    return name.upper() if rng.random() < 0.5 else name


def make_lists(
    size: int, *, seed: int, districts: dict[str, str], with_nik: float = 0.5, lists: int = 2
) -> MadeLists:
    """Make lists that share two fifths of `size` enterprises; a twentieth stands in one twice.

    Args:
        districts: Kemendagri code without its dot -> name.
        with_nik: share of the records that say it.
    """
    rng = np.random.default_rng(seed)
    people = _people(rng, size, districts)
    made, truth = [], []
    for place in range(lists):
        held = people[(rng.random(size) < 0.4) | (people["in"] == place)]
        held = pd.concat(
            [held, held.sample(frac=0.05, random_state=seed + place)], ignore_index=True
        )
        made.append(
            _as_an_office_has_it(
                rng, held.assign(district=held["district"].map(districts)), with_nik, place
            )
        )
        truth.append(held["who"].to_numpy())
    return MadeLists(tuple(made), tuple(truth))


def _people(rng: np.random.Generator, size: int, districts: dict[str, str]) -> pd.DataFrame:
    pick = rng.choice
    district = pick(list(districts), size)
    day, month, year = (
        rng.integers(1, 29, size),
        rng.integers(1, 13, size),
        rng.integers(50, 100, size),
    )
    woman = rng.random(size) < 0.5
    people = pd.DataFrame(
        {
            "who": np.arange(size),
            "in": rng.integers(0, 3, size),
            "name": [f"{a} {b}" for a, b in zip(pick(FIRST, size), pick(LAST, size))],
            "business": [
                f"{f} {a} {b}"
                for f, a, b in zip(
                    pick(["UD", "Toko", "CV", "Warung"], size), pick(GOODS, size), pick(GOODS, size)
                )
            ],
            "birth": [f"{d:02d}-{m:02d}-19{y}" for d, m, y in zip(day, month, year)],
            "phone": [f"08{n:010d}" for n in rng.integers(10**9, 9 * 10**9, size)],
            "district": district,
            "village": [f"Desa {v}" for v in pick(LAST, size)],
            "address": [
                f"Jl. {a} No. {n}" for a, n in zip(pick(FIRST, size), rng.integers(1, 90, size))
            ],
            "nik": [
                f"{c}01{d + 40 * w:02d}{m:02d}{y:02d}{s:04d}"
                for c, d, w, m, y, s in zip(
                    district, day, woman, month, year, rng.integers(1, 9999, size)
                )
            ],
        }
    )
    # A tenth lives with the one before: same telephone, village and address.
    home = np.flatnonzero(rng.random(size) < 0.1)
    home = home[home > 0]
    for column in ("phone", "district", "village", "address"):
        people.loc[home, column] = people[column].to_numpy()[home - 1]
    return people


def _as_an_office_has_it(
    rng: np.random.Generator, held: pd.DataFrame, with_nik: float, place: int
) -> pd.DataFrame:
    size = len(held)
    told = {
        one: rng.random(size)
        for one in ("nik", "phone", "birth", "address", "moved", "slip", "date", "digit")
    }
    named = ("Nama Pemilik", "Nama Penerima", "Nama Lengkap")[place % 3]
    phone = held["phone"].where(told["phone"] < 0.85, "")
    renewed = pd.Series([f"08{n:010d}" for n in rng.integers(10**9, 9 * 10**9, size)], held.index)
    birth = held["birth"].where(told["birth"] < 0.9, "")
    wrong = birth.str[:6] + birth.str[6:].map(
        {f"19{y}": f"19{y - 1}" for y in range(51, 100)}
    ).fillna("")
    birth = birth.where(told["date"] < 0.97, wrong)
    # A digit of the serial number is another one.
    nik = held["nik"].where(told["digit"] < 0.98, held["nik"].str[:15] + "0")
    other = pd.Series([f"Desa {one}" for one in rng.choice(LAST, size)], held.index)
    village = held["village"].where(told["moved"] < 0.95, other)
    return pd.DataFrame(
        {
            "NIK": nik.where(told["nik"] < with_nik, ""),
            named: [written(rng, one) for one in held["name"]],
            "Nama Usaha": [
                slip(rng, one) if rng.random() < 0.15 else one for one in held["business"]
            ],
            "No HP": phone.where((told["slip"] < 0.9) | (phone == ""), renewed),
            "Tanggal Lahir": birth,
            "Kabupaten/Kota": held["district"],
            "Desa": village,
            "Alamat": held["address"].where(told["address"] < 0.8, ""),
        }
    ).reset_index(drop=True)

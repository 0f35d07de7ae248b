"""The countries and seas around Indonesia, in English and Indonesian."""

from __future__ import annotations

# Natural Earth's three letters -> English, Indonesian.
COUNTRIES = {
    "ATC": ("Ashmore and Cartier Islands", "Kepulauan Ashmore dan Cartier"),
    "AUS": ("Australia", "Australia"),
    "BRN": ("Brunei", "Brunei"),
    "FSM": ("Micronesia", "Mikronesia"),
    "GUM": ("Guam", "Guam"),
    "IND": ("India", "India"),
    "IOA": ("Christmas and Cocos Islands", "Kepulauan Christmas dan Cocos"),
    "KHM": ("Cambodia", "Kamboja"),
    "LAO": ("Laos", "Laos"),
    "MMR": ("Myanmar", "Myanmar"),
    "MYS": ("Malaysia", "Malaysia"),
    "PGA": ("Spratly Islands", "Kepulauan Spratly"),
    "PHL": ("Philippines", "Filipina"),
    "PLW": ("Palau", "Palau"),
    "PNG": ("Papua New Guinea", "Papua Nugini"),
    "SGP": ("Singapore", "Singapura"),
    "THA": ("Thailand", "Thailand"),
    "TLS": ("Timor-Leste", "Timor-Leste"),
    "VNM": ("Vietnam", "Vietnam"),
}

# English, Indonesian, longitude, latitude; where a label has room.
COUNTRY_LABELS = (
    ("MALAYSIA", "MALAYSIA", 102.3, 4.0),
    ("MALAYSIA", "MALAYSIA", 113.9, 3.1),
    ("SINGAPORE", "SINGAPURA", 103.82, 1.36),
    ("BRUNEI", "BRUNEI", 114.7, 4.5),
    ("PHILIPPINES", "FILIPINA", 125.1, 6.3),
    ("TIMOR-LESTE", "TIMOR-LESTE", 127.9, -9.5),
    ("PAPUA NEW GUINEA", "PAPUA NUGINI", 143.0, -6.0),
    ("AUSTRALIA", "AUSTRALIA", 133.0, -14.5),
    ("THAILAND", "THAILAND", 100.2, 13.6),
    ("CAMBODIA", "KAMBOJA", 104.9, 12.6),
    ("VIETNAM", "VIETNAM", 108.2, 13.2),
    ("MYANMAR", "MYANMAR", 98.9, 13.2),
    ("PALAU", "PALAU", 134.6, 7.9),
)

SEA_LABELS = (
    ("Indian Ocean", "Samudra Hindia", 103.0, -9.2),
    ("Pacific Ocean", "Samudra Pasifik", 136.0, 3.6),
    ("South China Sea", "Laut Cina Selatan", 111.5, 8.6),
    ("North Natuna Sea", "Laut Natuna Utara", 107.2, 5.8),
    ("Java Sea", "Laut Jawa", 110.8, -4.7),
    ("Celebes Sea", "Laut Sulawesi", 122.0, 3.0),
    ("Sulu Sea", "Laut Sulu", 120.2, 8.3),
    ("Banda Sea", "Laut Banda", 127.2, -5.4),
    ("Molucca Sea", "Laut Maluku", 125.9, 0.6),
    ("Flores Sea", "Laut Flores", 120.4, -7.4),
    ("Arafura Sea", "Laut Arafura", 134.9, -9.0),
    ("Timor Sea", "Laut Timor", 127.6, -10.9),
    ("Savu Sea", "Laut Sawu", 122.2, -9.5),
    ("Seram Sea", "Laut Seram", 130.1, -2.4),
    ("Malacca Strait", "Selat Malaka", 99.4, 4.2),
    ("Makassar Strait", "Selat Makassar", 118.1, -1.7),
)

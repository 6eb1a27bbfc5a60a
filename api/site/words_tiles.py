"""The words of the map of provinces, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "tiles.title": "Peta cakupan",
    "tiles.all": "Semua tahun",
    "tiles.kept": "surat",
    "tiles.none": "belum ada surat",
    "tiles.legend": "Tiap petak satu provinsi, kira-kira menurut letaknya. Angka: surat yang "
    "siap dicari; tanda – : belum ada surat di sini.",
    "tiles.unplaced": "{n} surat bersifat nasional atau wilayahnya belum diketahui.",
}

ENGLISH: dict[str, str] = {
    "tiles.title": "Coverage map",
    "tiles.all": "All years",
    "tiles.kept": "circulars",
    "tiles.none": "no circular yet",
    "tiles.legend": "Each tile is a province, roughly where it lies. Number: circulars that can "
    "be searched; – : no circular is kept here.",
    "tiles.unplaced": "{n} circulars are national, or their region is not known.",
}

"""The words of signing in and of administration, in both languages."""

from __future__ import annotations

INDONESIAN = {
    "login.title": "Masuk",
    "login.name": "Nama",
    "login.password": "Kata sandi",
    "login.go": "Masuk",
    "login.help": "Akun dibuat oleh administrator.",
    "login.insecure": "Kata sandi hanya boleh dikirim lewat sambungan aman (https) atau dari "
    "komputer ini sendiri. Mintalah administrator memasang gerbang TLS.",
    "logout": "Keluar",
    "signed.in": "Masuk sebagai {name}",
}

ENGLISH = {
    "login.title": "Sign in",
    "login.name": "Name",
    "login.password": "Password",
    "login.go": "Sign in",
    "login.help": "An administrator makes the accounts.",
    "login.insecure": "Passwords are sent over a secure connection (https) or from this computer "
    "only. Ask the administrator for a TLS gateway.",
    "logout": "Sign out",
    "signed.in": "Signed in as {name}",
}

"""The fault plan as a table: number, what is done, by which function, and how often by default."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import tests.faults.around as around
import tests.faults.database as database
import tests.faults.files as files
import tests.faults.many as many
import tests.faults.power as power
import tests.faults.resources as resources
import tests.faults.stores as stores
import tests.faults.surroundings as surroundings
import tests.faults.together as together
import tests.faults.tools as tools
import tests.faults.upgrades as upgrades
from tests.faults.kills import Stage
from tests.faults.writers import WRITERS

Trial = Callable[[Stage, random.Random], list[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One row: a trial gives the invariants it found broken."""

    number: str
    title: str
    trial: Trial
    times: int  # draws of a full run
    few: int = 1  # draws in CI
    root: bool = False  # needs rights of root, or minutes
    tool: str = ""  # a program that must be there


PLAN = (
    Fault("F01", "ingest killed, also while it recovers (F04)", WRITERS["ingest"], 12, few=3),
    Fault("F01u", "serve killed around the answer to an upload", WRITERS["upload"], 8, few=2),
    Fault("F06c", "serve killed while a clause is corrected", WRITERS["correction"], 5),
    Fault("F06d", "removal killed", WRITERS["remove"], 6, few=2),
    Fault("F06i", "reindex killed", WRITERS["reindex"], 6),
    Fault("F06r", "reread killed", WRITERS["reread"], 4),
    Fault("F06b", "backup killed", WRITERS["backup"], 4),
    Fault("F06a", "accounts and keys changed, killed", WRITERS["accounts"], 6),
    Fault("F06s", "serve killed while searches are saved", WRITERS["saved"], 4),
    Fault("F06p", "reports killed, written or served", WRITERS["report"], 4),
    Fault("F71", "migration of an old home killed", WRITERS["migration"], 6),
    Fault("F10", "power cut: the disk copied in mid-work", power.power_cut, 20, root=True),
    Fault("F12", "synced before it is promised", power.synced_first, 1, root=True),
    Fault("F11", "newest file torn, zeroed or lost after a kill", stores.torn_tail, 20, few=3),
    Fault("F40", "a file of the index damaged", stores.hurt_index, 25, few=4),
    Fault("F40s", "the same while the service runs", stores.hurt_index_served, 15, few=2),
    Fault("F41", "a page of the catalogue overwritten", stores.hurt_catalogue, 40, few=3),
    Fault("F41s", "states a catalogue file can be found in", stores.special_catalogue, 22, few=6),
    Fault("F42", "originals deleted, cut, swapped, extra", stores.hurt_originals, 2),
    Fault("F02", "reading processes killed, the service stays", together.children_killed, 3),
    Fault("F03", "half a body, or nobody waits for the answer", together.half_bodies, 6),
    Fault("F05", "asked to stop in mid-work, once or twice", together.orderly, 8),
    Fault("F20", "disk full, then room again", surroundings.disk_full, 18, root=True),
    Fault("F21", "disk read-only, then writable again", surroundings.read_only, 6, root=True),
    Fault("F22", "limits on memory, handles, file size", resources.little, 12),
    Fault("F22g", "the whole tree in 1 GiB", resources.bounded_tree, 1, root=True),
    Fault("F23u", "a user with 50 processes", resources.few_processes, 1, root=True),
    Fault("F24", "lowest priority beside busy loops", resources.starved, 1, root=True),
    Fault("F30", "a false tesseract first in the path", tools.false_engine, 12),
    Fault("F43", "settings that cannot be", surroundings.bad_settings, 20, few=3),
    Fault("F50", "two ingests and uploads of one folder at once", together.two_ingests, 6),
    Fault("F51", "one file 32 times at a barrier, two names", together.same_file, 8),
    Fault("F52", "two services on one home", together.two_services, 4),
    Fault("F54", "two reviewers, one clause, one revision", together.two_reviewers, 10),
    Fault("F55", "removed while read, searched, compared, indexed", together.removed_meanwhile, 10),
    Fault("F61", "locale, time zone, folders", surroundings.odd_places, 7),
    Fault("F74", "backup under load; F75 cut or changed backup", together.backup_under_load, 8),
    Fault("F74s", "a restored home gives the same answers", upgrades.same_answers, 6, few=2),
    Fault("F53", "two files of one MD5", files.twins, 1),
    Fault("F56", "searches while the index is made again", files.searched_meanwhile, 4),
    Fault("F57", "files that grow, vanish, turn into pipes", files.unsteady, 6),
    Fault("F60", "another clock", around.other_clock, 8, tool="faketime"),
    Fault("F60b", "clock set back and forward", around.clock_set_back, 2, tool="faketime"),
    Fault("F62", "nobody reads what it says", around.nobody_listens, 4),
    Fault("F63", "no network", around.no_network, 1, root=True),
    Fault("F72", "an old home on a full disk", upgrades.upgraded_on_full, 4, root=True),
    Fault("F73", "a home of a newer version", upgrades.newer_home, 1),
    Fault("F76", "restoring timed", upgrades.restored_in_time, 1),
    Fault("F80c", "PostgreSQL: every connection ended, again and again", database.cut, 50),
    Fault("F80i", "PostgreSQL falls in mid-ingest, begins again", database.fallen, 50),
    Fault("F80p", "PostgreSQL: every connection held by others", database.used_up, 6),
    Fault("F80r", "PostgreSQL takes only reading transactions", database.only_read, 10),
    Fault("F80d", "PostgreSQL: its disk full", database.full, 8, root=True),
    Fault("F80n", "PostgreSQL: zero bytes, halves of letters", database.odd_letters, 1),
    Fault("F82", "a file and a server give the same answers", database.both_alike, 2),
    Fault("F81", "a worker stopped beyond its lease", upgrades.stalled, 1, root=True),
    Fault("F90", "a poisonous file at the head", surroundings.poison, 1),
    Fault("F91", "10,000 files wait, the service is killed", many.queued, 1, root=True),
)

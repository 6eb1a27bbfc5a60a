"""`edaran recognise`: pages of a circular read anew, beside the reading that stands."""

from __future__ import annotations

import sys

import click

from ingest.manner import MODES
from service.cli.output import json_option, opened, put_json, say
from service.page_trials import Trial
from service.shapes_pages import trial_json

WHO = "command line"
SIGNS = {"insert": "+", "delete": "-"}


@click.command()
@click.argument("key")
@click.option("--page", "pages", type=int, multiple=True, required=True, help="From 1; repeatable.")
@click.option(
    "--segmentation", type=click.Choice(["lines", *MODES]), default="lines", show_default=True,
    help="How the page is divided: our lines, or Tesseract's ways.",
)  # fmt: skip
@click.option("--scale", type=float, default=1.0, show_default=True, help="0.5 to 3.")
@click.option("--languages", default="", help="Language data joined by +; see `edaran doctor`.")
@click.option(
    "--rotate", type=int, default=0, show_default=True,
    help="Degrees clockwise from how the page is shown: 0, 90, 180, 270.",
)  # fmt: skip
@click.option("--keep", is_flag=True, help="Let the new reading stand in place of the old one.")
@click.option("--by", default=WHO, show_default=True, help="Who chooses; kept with the reading.")
@json_option()
def recognise(
    key: str,
    pages: tuple[int, ...],
    segmentation: str,
    scale: float,
    languages: str,
    rotate: int,
    keep: bool,
    by: str,
    as_json: bool,
) -> None:
    """Read pages of a circular anew with other options; keep the reading only with --keep.

    Example: edaran recognise 3fa91c07 --page 2 --segmentation block --scale 2
    """
    with opened() as library:
        whole = library.key(key)
        manner = library.editing.manner(segmentation, scale, languages, rotate)
        for number in pages:
            trial = library.editing.try_page(whole, number, manner)
            _show(trial, as_json)
            if keep:
                library.editing.adopt_page(whole, number, manner, trial.digest, by)
                say(f"page {number}: the new reading stands; it can be taken back")
    sys.exit(0)


def _show(trial: Trial, as_json: bool) -> None:
    if as_json:
        put_json(trial_json(trial))
        return
    before, after = _sure(trial.old.confidence), _sure(trial.new.confidence)
    click.echo(f"page {trial.number}: {before} → {after}")
    for tag, text in trial.difference:
        if tag in SIGNS:
            click.echo(f"{SIGNS[tag]} {text}")


def _sure(confidence: float | None) -> str:
    return "text layer" if confidence is None else f"{confidence:.0%}"

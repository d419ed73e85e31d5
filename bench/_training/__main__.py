"""`make train` fits the weights by which threads are read, and writes their files."""

from pathlib import Path

from bench._training import fitting, judging, talks, threads
from bot.understanding.acts.capture.judged import weights as judged
from bot.understanding.acts.capture.learned import weights as learned

OF_MEETINGS = (
    "Made by `make train` from public meetings whose people marked what they decided and who does what; "
    "tests/data/capture/NOTICE says whose. One meeting in five was set aside."
)
OF_TALKS = (
    "Made by `make train` from talks of committees that were written for this, with what a secretary would "
    "record; tests/data/committee/README.md says how. The talks in aside.jsonl.xz were set aside."
)


def main() -> None:
    """Write the weights that all teaches which is not set aside."""
    taught = [thread for thread in threads.read() if not thread.is_aside]
    meetings = fitting.seen(taught)
    _write(learned.FILE, learned.written(fitting.fit(meetings), OF_MEETINGS), len(meetings))
    seen = [judging.seen(talk) for talk in talks.read("seen")]
    _write(judged.FILE, judged.written(judging.fit(seen, taught), OF_TALKS), len(seen))


def _write(file: Path, written: str, threads: int) -> None:
    file.write_text(written, encoding="utf-8")
    size = file.stat().st_size / 1e6
    print(f"Learned from {threads} threads; {size:.1f} MB in {file.parent.name}/{file.name}.")


if __name__ == "__main__":
    main()

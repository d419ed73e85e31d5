"""`make train` fits the weights by which threads are read, and writes their file."""

from bench._training import fitting, threads
from bot.understanding.acts.capture.learned import weights

MADE = (
    "Made by `make train` from public meetings whose people marked what they decided and who does what; "
    "tests/data/capture/NOTICE says whose. One meeting in five was set aside."
)


def main() -> None:
    """Write the weights that all threads teach which are not set aside."""
    seen = fitting.seen(thread for thread in threads.read() if not thread.is_aside)
    fitted = fitting.fit(seen)
    weights.FILE.write_text(weights.written(fitted, MADE), encoding="utf-8")
    size = weights.FILE.stat().st_size / 1e6
    print(f"Learned from {len(seen)} threads; {size:.1f} MB in {weights.FILE.name}.")


if __name__ == "__main__":
    main()

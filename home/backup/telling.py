"""How backing up and restoring say how far they are, to whoever sits before it."""

from home.backup.manifest import Manifest
from home.saying import Say, nothing


def progress(stdout, watched: bool) -> Say:
    """A line for each step, written over as it goes on; nothing where nobody watches."""
    if not watched:
        return nothing

    def say(words: str, done: int = 0, count: int = 0) -> None:
        if not count:
            stdout.write(f"  {words} …")
            return
        # A terminal is slower than a file is read: a hundred times are enough.
        if done == count or done % max(count // 100, 1) == 0:
            stdout.write(f"\r  {words}, {done:,} of {count:,}", ending="\n" if done == count else "")
            stdout.flush()

    return say


def table(manifest: Manifest, rows: int | None = None, files: dict[str, int] | None = None) -> str:
    """A short table: what the backup holds and, of a site that was proven to hold the same, what was counted there."""
    kinds = {f"rows of {len(manifest.tables)} tables": (manifest.rows, rows)}
    for name, names in manifest.files.items():
        kinds[f"{name} files"] = (len(names), files[name] if files else None)
    heads = f"  {'':<20}{'in the file':>12}"
    lines = [heads if rows is None else f"{heads}{'here':>12}  hashes"]
    for words, (there, here) in kinds.items():
        line = f"  {words:<20}{there:>12,}"
        lines.append(line if here is None else f"{line}{here:>12,}  the same")
    return "\n".join(lines)

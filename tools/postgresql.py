"""A PostgreSQL of one's own for the length of a command: ``python -m tools.postgresql COMMAND ARGUMENTS``.

The cluster stands in a temporary folder, speaks through a socket in that folder, promises nothing about durability,
and is gone when the command ends, however it ends. The command finds it in ``DATABASE_URL``.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = ("initdb", "postgres", "pg_isready")
ACCOUNTS = ("postgres", "nobody")
START_SECONDS = 30
UNSAFE_BUT_FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
)


class NoServer(Exception):
    """The cluster could not be made or did not start; the message holds what the server said."""


def find_programs() -> Path | None:
    """The folder of ``PROGRAMS``: what pg_config names, else Debian's newest, else the path's; None if nowhere."""
    candidates = [*_named_by_pg_config(), *_packaged_by_debian()]
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    return next(
        (folder for folder in candidates if (folder / "initdb").exists() and (folder / "postgres").exists()), None
    )


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Start a cluster, yield its ``DATABASE_URL``, and leave nothing behind. Raises ``NoServer``."""
    folder = Path(tempfile.mkdtemp(prefix="caicach-pg-"))
    try:
        as_user = _ordinary_user(folder)
        _initialise(programs, folder, as_user)
        server = _start(programs, folder, as_user)
        try:
            _wait_until_ready(programs, folder, server)
            yield f"postgresql://caicach@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": connections that are still open do not delay the end
            server.wait()
    finally:
        shutil.rmtree(folder)


def _named_by_pg_config() -> list[Path]:
    if not shutil.which("pg_config"):
        return []
    answer = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
    return [Path(answer.stdout.strip())] if answer.returncode == 0 else []


def _packaged_by_debian() -> list[Path]:
    folders = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if folder.parent.name.isdigit()]
    return sorted(folders, key=lambda folder: int(folder.parent.name), reverse=True)


def _ordinary_user(folder: Path) -> list[str]:
    """The words that run a command as somebody PostgreSQL accepts (it refuses root), who then owns the folder."""
    if os.geteuid() != 0:
        return []
    accounts = {account.pw_name: account for account in pwd.getpwall()}
    account = next((accounts[name] for name in ACCOUNTS if name in accounts), None)
    if account is None or not shutil.which("setpriv"):
        raise NoServer(f"as root, PostgreSQL needs setpriv and one of the accounts {', '.join(ACCOUNTS)}")
    os.chown(folder, account.pw_uid, account.pw_gid)
    # The server dies with this process even where no clean-up can run.
    return ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", "--pdeathsig=INT"]


def _initialise(programs: Path, folder: Path, as_user: list[str]) -> None:
    answer = subprocess.run(
        [
            *as_user,
            str(programs / "initdb"),
            f"--pgdata={folder / 'data'}",
            "--username=caicach",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        raise NoServer(answer.stderr.strip())


def _start(programs: Path, folder: Path, as_user: list[str]) -> subprocess.Popen[bytes]:
    options = ("listen_addresses=", f"unix_socket_directories={folder}", "timezone=UTC", *UNSAFE_BUT_FAST)
    command = [*as_user, str(programs / "postgres"), "-D", str(folder / "data")]
    for option in options:
        command += ["-c", option]
    with (folder / "log").open("wb") as log:
        # A session of its own: an interrupt from the keyboard reaches the tests first, and they end the server.
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)


def _wait_until_ready(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    ask = [str(programs / "pg_isready"), "--quiet", f"--host={folder}", "--username=caicach"]
    while subprocess.run(ask, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise NoServer((folder / "log").read_text(encoding="utf-8", errors="replace").strip())
        time.sleep(0.1)


def main(command: Sequence[str]) -> int:
    """Run the command with a cluster of its own; its exit code, or 2 when there is no server."""
    programs = find_programs()
    if programs is None or not command:
        print(__doc__ if programs else "No PostgreSQL server here: apt-get install postgresql", file=sys.stderr)
        return 2
    try:
        with running(programs) as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
    except NoServer as reason:
        print(reason, file=sys.stderr)
        return 2


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

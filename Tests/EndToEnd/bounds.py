"""Functions for the scripts about sizes: how much time and memory a command takes, and whether that grows like its input."""
import collections, os, subprocess, sys, tempfile

BIN = os.environ["BIN"]
STORE = "accounts.json" if os.environ.get("LASTDAY_STORE") == "json" else "lastday.db"
# For twice the input: 2 is linear and 4 is quadratic, with an allowance for a core that is shared with others.
MOST = 3
# In seconds; below this the start of the program takes longer than its work.
LEAST = 0.5

Took = collections.namedtuple("Took", "seconds mib code said error")


def note(text):
    print("note: " + text, flush=True)


def fail(text):
    sys.exit(f"FAILED: {text}")


def take(*command, within=60, wanted=0, keep=True, **options):
    """Runs a command of lastday, and measures its processor time, which does not depend on other load."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as error:
        process = subprocess.Popen(["timeout", str(within), f"{BIN}/lastday", *command], stdout=said, stderr=error, **options)
        _, status, usage = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        for file in (said, error):
            file.seek(0)
        took = Took(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, code,
                    said.read().decode() if keep else "", error.read().decode())
    if code == 124:
        fail(f"{' '.join(command)}: not done after {within} s")
    if wanted is not None and code != wanted:
        fail(f"{' '.join(command)}: exit code {code}: {took.error}")
    return took


def refuses(line, *command, code=65, within=30, **options):
    """The command is refused with exactly that line, quickly and in little memory."""
    took = take(*command, within=within, wanted=code, **options)
    if took.error.strip() != line or took.error.count("\n") != 1:
        fail(f"{' '.join(command)}\n  wanted: {line}\n  got:    {took.error}")
    if took.mib > 150:
        fail(f"{' '.join(command)}: {took.mib:.0f} MiB")


def grows(what, half, whole):
    """The whole took time in proportion to what half of it took."""
    note(f"{what}: {half.seconds:.2f} s, twice of it {whole.seconds:.2f} s; {half.mib:.0f} MiB, {whole.mib:.0f} MiB")
    if whole.seconds > MOST * max(half.seconds, LEAST):
        fail(f"{what}: {half.seconds:.2f} s, and twice of it {whole.seconds:.2f} s")


def is_flat(what, half, whole, mib=16):
    """The whole took hardly more memory than half of it."""
    note(f"{what}: {half.mib:.0f} MiB, twice of it {whole.mib:.0f} MiB")
    if whole.mib > half.mib + mib:
        fail(f"{what}: {half.mib:.0f} MiB, and twice of it {whole.mib:.0f} MiB")


def store(name=STORE):
    """An empty store, and the options that name it."""
    options = ["--store", name, "--timezone", "America/Denver"]
    for old in (name, name + "-wal", name + "-shm", name.replace(".json", ".audit.jsonl"), name + ".lock", name + "~"):
        if os.path.exists(old):
            os.remove(old)
    take("store", "init", *options)
    return options

"""Functions for the scripts that inject faults: a district with either kind of store, what its store contains, and the check
of it after a fault. Each script adds its row to the table that is shown after all tests."""
import collections, datetime, json, os, shutil, sqlite3, subprocess, sys, time, zoneinfo

HERE = os.path.dirname(os.path.abspath(__file__))
# The programs of the package, if it was built, because they are started thousands of times.
BIN = os.environ["SHIPPED"]
SEED = int(os.environ.get("LASTDAY_SEED", str(int(time.time()))))
# How many times as much as usual to try.
LONGER = int(os.environ.get("LASTDAY_FAULTS", "1"))
ZONE = zoneinfo.ZoneInfo("America/Denver")
# The library that shifts clocks is initialised in a shell, because a Swift program in which it is initialised first gets no
# arguments.
BEHIND_A_SHELL = ["bash", "-c", 'exec "$@"', "bash"]
KINDS = ("lastday.db", "accounts.json")


def note(text):
    print("note: " + text, flush=True)


def fail(text):
    sys.exit(f"FAILED: {text} (seed {SEED})")


def shim():
    """The library for a failing disk, built here; None if there is no compiler."""
    if not shutil.which("cc"):
        return None
    library = f"{os.getcwd()}/faults.so"
    if not os.path.exists(library):
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-o", library, f"{HERE}/shim/faults.c", "-lpthread"], check=True)
    return library


class Tally:
    """The results for one kind of fault."""

    def __init__(self, fault):
        self.fault, self.tried, self.lost, self.twice, self.early = fault, 0, 0, 0, 0

    def add(self, lost, twice, early):
        self.tried, self.lost = self.tried + 1, self.lost + lost
        self.twice, self.early = self.twice + twice, self.early + early

    def close(self, more=""):
        """Adds the row to the table, and fails unless all its counts of damage are zero."""
        row = f"{self.fault} | {self.tried:,} | {self.lost} | {self.twice} | {self.early}"
        note(f"{row}{' | ' + more if more else ''}")
        if os.environ.get("FAULT_TABLE"):
            with open(os.environ["FAULT_TABLE"], "a") as table:
                table.write(row + "\n")
        if self.lost or self.twice or self.early or not self.tried:
            fail(f"{self.fault}: lost {self.lost}, closed twice {self.twice}, early {self.early} of {self.tried}")


class Facts:
    """What a store contains: accounts by username, departures by account, nights, and its audit in order."""

    def __init__(self, accounts, departures, nights, audit, people):
        self.accounts, self.departures, self.nights = accounts, departures, nights
        self.audit, self.people = audit, people
        self.closings = collections.Counter(e["username"] for e in audit if e["event"] == "closed")
        self.opened = collections.Counter(e["username"] for e in audit if e["event"] == "reinstated")

    def closed(self):
        return {name for name, account in self.accounts.items() if account.get("closed_run")}

    def lost(self, usernames):
        """How many of these accounts, people or audit entries are missing, and how many closings without an entry there are."""
        numbers = [entry["sequence"] for entry in self.audit]
        gaps = len(set(range(1, len(numbers) + 1)) ^ set(numbers))
        undelivered = len(self.closed() ^ {name for name, count in self.closings.items() if count > self.opened[name]})
        return len(set(usernames) - set(self.accounts)) + max(0, len(usernames) - self.people) + gaps + undelivered

    def twice(self):
        """How many accounts were closed again without having been opened."""
        return sum(count > 1 + self.opened[name] for name, count in self.closings.items())

    def early(self):
        """How many closings came before the midnight that ends the last day; "now" is never early."""
        early = 0
        for entry in self.audit:
            if entry["event"] == "closed" and '"left"' not in entry["changes"]:
                day = datetime.datetime.fromisoformat(entry["at"].replace("Z", "+00:00")).astimezone(ZONE).date()
                early += not entry["expires_on"] or day <= datetime.date.fromisoformat(entry["expires_on"])
        return early


class District:
    """A store and its configuration in a folder of its own, without limits and clock checks, which other tests cover."""

    def __init__(self, kind, accounts=40, due=20, expires="2020-01-31"):
        self.kind, self.always = kind, {}
        self.folder = f"{os.getcwd()}/{kind}.d"
        os.makedirs(self.folder)
        self.store = f"{self.folder}/{kind}"
        self.config = f"{self.folder}/lastday.toml"
        self.usernames = [f"user{n}" for n in range(1, accounts + 1)]
        with open(self.config, "w") as file:
            file.write(f'timezone = "America/Denver"\nstore = "{self.store}"\n[hold]\npercent = 100\n[clock]\nleap_hours = 1000000\nwait_minutes = 0\n')
        with open(f"{self.folder}/people.csv", "w") as file:
            file.write("Username,Last Name,First Name,Expires Date\n")
            file.writelines(f"{name},Person {n},Pat,{expires if n < due else ''}\n" for n, name in enumerate(self.usernames))
        self.run("lastday", "store", "init")
        self.run("lastday", "import", f"{self.folder}/people.csv")
        self.verifies = "verify" in self.run("lastday", "audit", "--help", config=False).stdout

    def hurry(self, library):
        """Makes no program wait for the disk, because these tests do not need the data to be on it."""
        self.always = dict(LD_PRELOAD=library, FAULT_FILES=self.store.rsplit(".", 1)[0], FAULT_HURRY=1)

    def environment(self, **more):
        more = {**self.always, **more}
        return {**os.environ, "TZ": "America/Denver", **{name: str(value) for name, value in more.items()}}

    def run(self, program, *arguments, check=True, config=True, bin=BIN, **more):
        command = [f"{bin}/{program}", *arguments, *(["--config", self.config] if config else [])]
        if "faketime" in more.get("LD_PRELOAD", ""):
            command = [*BEHIND_A_SHELL, *command]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=self.environment(**more),
                              stdin=subprocess.DEVNULL, timeout=300)
        if check and done.returncode != 0:
            fail(f"{' '.join(command)}: exit {done.returncode}: {done.stdout[-500:]}{done.stderr[-1500:]}")
        if done.returncode < 0 and "FAULT_CUT" not in more:
            fail(f"{' '.join(command)}: died of signal {-done.returncode}: {done.stderr[-1500:]}")
        return done

    def files(self):
        """The files of the store that survive a power cut; SQLite's -shm and the locks are created again when needed."""
        names = [name for name in os.listdir(self.folder) if name.startswith(self.kind.split(".")[0])]
        return sorted(name for name in names if name != "lastday.toml" and not name.endswith("-shm"))

    def keep(self, place):
        """Keeps a copy of the store as it is."""
        shutil.rmtree(place, ignore_errors=True)
        os.makedirs(place)
        if self.kind.endswith(".db"):
            store = sqlite3.connect(self.store)
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            store.close()
        for name in self.files():
            shutil.copy2(f"{self.folder}/{name}", place)

    def lay_out(self, place):
        """Puts a copy in the store's place."""
        for name in os.listdir(self.folder):
            if name.startswith(self.kind.split(".")[0]) and name != "lastday.toml":
                os.remove(f"{self.folder}/{name}")
        for name in os.listdir(place):
            shutil.copy2(f"{place}/{name}", self.folder)

    def facts(self):
        if self.kind.endswith(".db"):
            store = sqlite3.connect(self.store)
            store.row_factory = sqlite3.Row
            try:
                rows = lambda table: [dict(row) for row in store.execute(f"SELECT * FROM {table}")]
                accounts = {row["username"]: row for row in rows("account")}
                names = {row["id"]: row["username"] for row in accounts.values()}
                departures = [(names[row["account"]], row["state"]) for row in rows("offboarding")]
                audit = sorted(rows("audit"), key=lambda row: row["sequence"])
                return Facts(accounts, departures, [row["date"] for row in rows("night")], audit, len(rows("person")))
            finally:
                store.close()
        with open(self.store) as file:
            whole = json.load(file)
        audit = []
        if os.path.exists(f"{self.folder}/accounts.audit.jsonl"):
            with open(f"{self.folder}/accounts.audit.jsonl") as file:
                # What follows belongs to an act that has not happened; the next writer removes it.
                audit = [json.loads(line) for line in file.readlines()[:whole["audited_up_to"]]]
        accounts = {account["username"]: account for account in whole["accounts"]}
        names = {account["account"]: account["username"] for account in whole["accounts"]}
        departures = [(names[one["account"]], one["state"]) for one in whole["offboardings"]]
        for entry in audit:
            entry["changes"] = json.dumps(entry["changes"])
            entry.setdefault("username", None)
            entry.setdefault("expires_on", None)
        return Facts(accounts, departures, [n["night"] for n in whole["nights"]], audit, len(whole["people"]))

    def sound(self, where):
        """The store's own check of itself and, if possible, of its audit."""
        for command in [["store", "check"]] + ([["audit", "verify"]] if self.verifies else []):
            done = self.run("lastday", *command, check=False)
            if done.returncode != 0:
                fail(f"{where}: {' '.join(command)}: exit {done.returncode}: {done.stdout[-300:]}{done.stderr[-800:]}")

    def replay(self, *options):
        """Replays its audit from nothing, by a program that knows nothing of Lastday."""
        replay(self.store, *options)

    def look(self, tally, where, lost=0):
        """Counts the damage of a fault, after checking that the store is sound."""
        self.sound(where)
        facts = self.facts()
        found = (facts.lost(self.usernames) + lost, facts.twice(), facts.early())
        if any(found):
            print(f"{where}: lost {found[0]}, closed twice {found[1]}, early {found[2]} (seed {SEED})")
        tally.add(*found)
        return facts


def replay(store, *options):
    done = subprocess.run([sys.executable, f"{HERE}/replay.py", store, *options], capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"the replay of {store}: {done.stdout}{done.stderr}")


def wait_for(seconds, what, condition):
    end = time.monotonic() + 4 * seconds  # as wait_for in lib.sh
    while not condition():
        if time.monotonic() > end:
            fail(f"waited in vain for {what}")
        time.sleep(0.05)


def told(file):
    """What has been written to that file of messages so far."""
    if not os.path.exists(file):
        return ""
    with open(file, errors="replace") as lines:
        return lines.read()


def start(command, lines, user=(), **environment):
    """Starts a program, whose messages go to that file; as another user if a command for that is given."""
    given = [f"{name}={value}" for name, value in environment.items()]
    with open(lines, "a") as errors:
        return subprocess.Popen([*user, "env", *given, *BEHIND_A_SHELL, *command], stderr=errors,
                                stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def faketime():
    """The library that shifts clocks, except those with which the service waits before another attempt."""
    os.environ["FAKETIME_DONT_FAKE_MONOTONIC"] = os.environ["DONT_FAKE_MONOTONIC"] = "1"
    return "/usr/$LIB/faketime/libfaketime.so.1"

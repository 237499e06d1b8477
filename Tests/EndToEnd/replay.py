#!/usr/bin/env python3
"""Replays the audit of a Lastday store from nothing, and compares the result with the records in the store.

    replay.py STORE [--clock-steps] [--all]

It shares no code with Lastday. It knows the format of the two kinds of store (a SQLite file; a JSON file with its audit
next to it) and of the audit's changes and links, and takes kinds of records and names of fields as they come. Each fault is
one line: an entry that is missing, out of order or does not match its link, whose old values are not what the entries before
it led to, or that goes back in time; a record, a field or a closing that no entry accounts for.

--clock-steps allows instants that go back by more than five minutes, as they do if somebody has set the clock back.
--all prints every fault, and not only the first twenty.

The last line says what was compared. The exit code is 0, or 1 if there was any fault.
"""
import argparse, collections, datetime, gc, hashlib, json, os, sqlite3, struct, sys

HERE = os.path.dirname(os.path.abspath(__file__))
# The fields that an entry's link is made of, in this order, unless the store says otherwise.
FIELDS = ["sequence", "at", "event", "actor", "actor_uid", "command", "username", "person", "expires_on", "run", "night",
          "changes"]
# Fields whose value differs in almost every entry.
VARIED = {"sequence", "username", "person", "changes"}
# Tables without records, about the store itself.
BOOKKEEPING = {"about", "delivery", "audit", "closing"}
EMPTY = {"{}": {}, "[]": []}
SORTS = {"person", "account", "employment", "assignment", "document", "offboarding", "run", "night"}
CORRECTION = 300  # seconds by which a clock that goes back is taken to be corrected, so that the audit stands still

faults = []


def fault(text):
    faults.append(text)


def plain(value):
    """A value in normal form: an unticked box, a zero and an empty list count as no value."""
    if value is None or value is False or value == 0 or value == [] or value == {}:
        return None
    if isinstance(value, dict):
        # The order of named texts counts as well.
        return [[name, one] for name, one in value.items()]
    return value


def shown(value):
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 80 else text[:77] + "..."


class SQLite:
    """A store in a SQLite file, at one moment."""

    def __init__(self, path):
        self.store = sqlite3.connect(f"file:{path.replace('%', '%25').replace('?', '%3f').replace('#', '%23')}?mode=ro", uri=True)
        self.store.execute("BEGIN")
        self.columns = [row[1] for row in self.store.execute("PRAGMA table_info(audit)") if row[1] != "link"]
        self.about = dict(self.store.execute("SELECT name, value FROM about"))

    def entries(self):
        """Each entry's fields in the order of their link, its changes, and its link in bytes."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        place = self.columns.index("changes")
        for *values, link in self.store.execute(f"SELECT {names}, link FROM audit ORDER BY sequence"):
            try:
                changes = json.loads(values[place])
            except ValueError:
                changes = None
            yield self.columns, values, changes, bytes.fromhex(link) if isinstance(link, str) else link

    def records(self, audited):
        """Each record in the store: its kind, its key, its fields."""
        tables = [name for name, in self.store.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        closings = {(run, account): (at, because) for run, account, at, because in self.closings() or ()}
        if "about" in audited:
            yield "about", "zone", {"value": self.about.get("zone")}
        for table in tables:
            if table in BOOKKEEPING or table.startswith(("sqlite_", "grdb_")) or table not in audited.keys() | SORTS:
                continue
            columns = list(self.store.execute(f'PRAGMA table_info("{table}")'))
            key = next(index for index, column in enumerate(columns) if column[5])
            # Lists and named texts are JSON.
            schema = self.store.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
            nested = {column[1] for column in columns if f"json_type({column[1]})" in schema}
            names = [column[1] for column in columns]
            for row in self.store.execute(f'SELECT * FROM "{table}"'):
                fields = {name: value for name, value in zip(names, row) if value is not None}
                del fields[names[key]]
                for name in nested:
                    if name in fields:
                        fields[name] = EMPTY[fields[name]] if fields[name] in EMPTY else json.loads(fields[name])
                if table == "account" and fields.get("closed_run") is not None:
                    at, because = closings.get((fields["closed_run"], row[key]), (None, None))
                    fields["closed_at"], fields["closed_because"] = at, because
                yield table, row[key], fields

    def closings(self):
        """All closings that were ever made, including those that were undone."""
        try:
            return self.store.execute("SELECT run, account, at, because FROM closing").fetchall()
        except sqlite3.OperationalError:
            return None

    def check(self, last, head):
        """What the store has noted about its audit."""
        noted = self.about.get("audit")
        if noted is not None and noted != f"{last} {head.hex()}" and not (last == 0 and noted.startswith("0 ")):
            fault(f"the store notes {noted[:20]}... as the audit's end, which is {last} {head.hex()[:12]}...")
        for target, told in self.store.execute("SELECT target, sequence FROM delivery"):
            if told > last:
                fault(f"{target} was told {told} entries, and there are {last}")


class JSONStore:
    """A store in a JSON file, with its audit next to it."""

    def __init__(self, path):
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            self.whole = json.load(file)
        self.audit = (path[:-5] if path.endswith(".json") else path) + ".audit.jsonl"
        self.up_to = self.whole.get("audited_up_to", 0)
        self.known = {}
        try:
            with open(f"{HERE}/../../config/accounts.schema.json") as file:
                self.known = {sort: set(form.get("properties", ())) for sort, form in json.load(file)["$defs"].items()}
        except OSError:
            pass

    def entries(self):
        if not os.path.exists(self.audit):
            return
        decoder = json.JSONDecoder()
        with open(self.audit, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            for number, line in enumerate(file, 1):
                # What follows belongs to an act that has not happened yet.
                if number > self.up_to:
                    return
                try:
                    start = line.index('"changes":') + 10
                    changes, end = decoder.raw_decode(line, start)
                    entry = json.loads(line[:start] + "null" + line[end:])
                except ValueError:
                    fault(f"line {number} of {os.path.basename(self.audit)} is no entry")
                    continue
                entry["changes"] = line[start:end]
                # What follows the link says how the line was written, and is not part of the entry.
                names = tuple(entry)[:tuple(entry).index("link")] if "link" in entry else FIELDS
                link = entry.get("link")
                yield names, [entry.get(name) for name in names], changes, bytes.fromhex(link) if link else None

    def records(self, audited):
        if "about" in audited:
            yield "about", "zone", {"value": self.whole.get("zone")}
        for name, records in self.whole.items():
            sort = "person" if name == "people" else name[:-1]
            if not isinstance(records, list) or sort not in audited.keys() | SORTS:
                continue
            for record in records:
                # Names that neither the audit nor the schema has belong to another program.
                known = self.known.get(sort)
                yield sort, record.get(sort), {
                    field: value for field, value in record.items()
                    if field != sort and (known is None or field in known or field in audited.get(sort, ()))}

    def closings(self):
        return None

    def check(self, last, head):
        if self.up_to != last:
            fault(f"the store is up to entry {self.up_to}, and the audit has {last}")
        for name, count in self.whole.get("kept", {}).items():
            if len(self.whole.get(name, ())) < count:
                fault(f"{name}: {len(self.whole.get(name, ()))} stand there, and {count} were kept")


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Replay:
    """The records that the entries lead to."""

    def __init__(self, allows_steps):
        self.allows_steps = allows_steps
        self.states, self.closings = {}, {}
        self.audited = collections.defaultdict(set)
        self.last, self.head, self.at = 0, bytes(32), ""

    def go(self, entries):
        sha256 = hashlib.sha256
        # The bytes that a link is made of, for values that recur, and the length marks of short texts.
        pieces, marks = {None: b"\0"}, [b"\1" + struct.pack("<I", length) for length in range(4096)]
        for names, values, changes, link in entries:
            sequence = values[0]
            if sequence != self.last + 1:
                if sequence is not None and sequence > self.last + 1:
                    gone = f"entry {self.last + 1}" if sequence == self.last + 2 else f"entries {self.last + 1} to {sequence - 1}"
                    fault(f"{gone} cannot be found")
                else:
                    fault(f"entry {sequence} stands behind entry {self.last}")
            parts = [self.head]
            for name, value in zip(names, values):
                made = pieces.get(value)
                if made is None:
                    text = str(value).encode("utf-8", "surrogateescape")
                    made = (marks[len(text)] if len(text) < 4096 else b"\1" + struct.pack("<I", len(text))) + text
                    if name not in VARIED and len(pieces) < 100_000:
                        pieces[value] = made
                parts.append(made)
            made = sha256(b"".join(parts)).digest()
            if link != made:
                fault(f"entry {sequence}: its link is not the one that its fields make behind the entry before it")
            self.last, self.head = sequence, link or made
            entry = dict(zip(names, values))
            self.look_at_time(sequence, entry["at"])
            if not isinstance(changes, dict):
                fault(f"entry {sequence}: its changes are not JSON")
                continue
            account = None
            for record, differences in changes.items():
                self.apply(sequence, record, differences)
                if record.startswith("account "):
                    account = record if account is None else ""
            if account and entry.get("username") is not None:
                self.look_at_account(sequence, entry, self.states[account])

    def look_at_time(self, sequence, at):
        if at < self.at:
            back = (instant(self.at) - instant(at)).total_seconds()
            if not self.allows_steps or back <= CORRECTION:
                fault(f"entry {sequence} is of {at}, {back:.3f} s earlier than the entry before it")
        self.at = at

    def apply(self, sequence, record, differences):
        sort, _, key = record.partition(" ")
        state = self.states.get(record)
        if state is None:
            state = self.states[record] = {name: sides[1] for name, sides in differences.items()}
            for name, (before, after) in differences.items():
                # A store has its zone from its creation, which is not an entry.
                if before is not None and sort != "about":
                    fault(f"entry {sequence}: {record}, {name} was {shown(before)} before it, and no entry before has made it")
        else:
            for name, (before, after) in differences.items():
                stood = state.get(name)
                if stood != before and plain(stood) != plain(before):
                    fault(f"entry {sequence}: {record}, {name} was {shown(before)} before it, and the entries before led to {shown(stood)}")
                state[name] = after
        if not differences.keys() <= self.audited[sort]:
            self.audited[sort].update(differences)
        state[""] = sequence
        if "closed_run" in differences and state["closed_run"] is not None:
            self.closings[(state["closed_run"], int(key))] = (state.get("closed_at"), state.get("closed_because"))

    def look_at_account(self, sequence, entry, state):
        """Checks that what an entry says about its only account agrees with its changes."""
        for name in ("username", "person", "expires_on"):
            if entry.get(name) != state.get(name):
                fault(f"entry {sequence} tells {name} {shown(entry.get(name))}, and its changes {shown(state.get(name))}")

    def compare(self, store):
        """Compares each field of each record in the store with what the entries led to."""
        counts, states = collections.Counter(), self.states
        for sort, key, fields in store.records(self.audited):
            counts[sort] += 1
            record = f"{sort} {key}"
            state = states.pop(record, None)
            if state is None:
                fault(f"{record} stands in the store, and no entry has made it")
                continue
            entry = state.pop("")
            if state == fields:
                continue
            for name in {**state, **fields}:
                led_to, stands = state.get(name), fields.get(name)
                if led_to != stands and plain(led_to) != plain(stands):
                    fault(f"{record}, {name}: the audit leads to {shown(led_to)} (entry {entry} was the last), "
                          f"and in the store stands {shown(stands)}")
        for record, state in states.items():
            fault(f"{record} was last changed by entry {state['']}, and is not in the store")
        closings = store.closings()
        if closings is not None:
            for run, account, at, because in closings:
                told = self.closings.pop((run, account), None)
                if told != (at, because):
                    fault(f"the closing of account {account} by run {run}: the audit has {shown(told)}, the store {shown((at, because))}")
            for (run, account) in self.closings:
                fault(f"the closing of account {account} by run {run} is in the audit, and not in the store")
        store.check(self.last, self.head)
        return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("store")
    parser.add_argument("--clock-steps", action="store_true", help="instants may go back by more than five minutes")
    parser.add_argument("--all", action="store_true", help="tell of every fault")
    given = parser.parse_args()
    # There are no reference cycles here, and the collector would look through millions of records again and again.
    gc.disable()
    counts, replay = collections.Counter(), Replay(given.clock_steps)
    try:
        store = JSONStore(given.store) if given.store.endswith(".json") else SQLite(given.store)
        replay.go(store.entries())
        entries = replay.last
        counts = replay.compare(store)
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error) as error:
        fault(f"cannot be replayed further: {type(error).__name__}: {error}")
        entries = replay.last
    for line in faults if given.all else faults[:20]:
        print(f"{given.store}: {line}")
    if len(faults) > 20 and not given.all:
        print(f"{given.store}: and {len(faults) - 20} faults more (--all tells each)")
    kinds = ", ".join(f"{sort} {count}" for sort, count in counts.items())
    print(f"{given.store}: {entries} entries replayed, compared with {kinds or 'nothing'}: "
          f"{len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

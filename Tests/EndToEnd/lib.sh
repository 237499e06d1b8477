# Functions for all end-to-end scripts. Each begins with: . "$LIB"
set -eu

fail() {
    echo "FAILED: $*"
    exit 1
}

skip() {
    echo "$*"
    exit 77
}

# note TEXT: a figure that is shown with the result.
note() { echo "note: $*"; }

# expect WHAT WANTED GOT
expect() {
    [ "$2" = "$3" ] || fail "$1
  wanted: $2
  got:    $3"
}

# expect_failure CODE LINE COMMAND …: the command ends with that code and writes exactly that line, which may contain
# shell patterns, to standard error.
expect_failure() {
    wanted_code=$1 wanted_line=$2
    shift 2
    code=0
    "$@" >stdout.txt 2>stderr.txt || code=$?
    expect "exit code of: $* ($(cat stderr.txt))" "$wanted_code" "$code"
    # shellcheck disable=SC2254
    case $(cat stderr.txt) in
        $wanted_line) ;;
        *) fail "error of: $*
  wanted: $wanted_line
  got:    $(cat stderr.txt)" ;;
    esac
    expect "lines of error of: $*" 1 "$(wc -l <stderr.txt)"
}

# The store's file, for the kind of store that the script is run with.
STORE=lastday.db
[ "${LASTDAY_STORE:-sqlite}" = json ] && STORE=accounts.json

# district ZONE: a store and a configuration for that zone, as ./lastday.toml. Nights do not
# wait for something to set the clock, because nothing synchronises the clock that a script makes up.
district() {
    printf 'timezone = "%s"\nstore = "%s/%s"\nclock.wait_minutes = 0\n' "$1" "$PWD" "$STORE" >lastday.toml
    lastday store init --config lastday.toml
}

# holds_nobody: a configuration for tests with many closings that nobody queued; call it after district.
holds_nobody() { printf '[hold]\npercent = 100\n' >>lastday.toml; }

# accounts COUNT EXPIRES: accounts user1 … as a CSV file.
accounts() {
    echo "Username,Last Name,First Name,Expires Date"
    seq "$1" | sed "s/.*/user&,Person &,Pat,$2/"
}

# The library that makes up a clock. Scripts load it by themselves: its own program stops working once a process with the
# same number has been killed, and would then leave the true clock.
# shellcheck disable=SC2016
CLOCK_LIBRARY='/usr/$LIB/faketime/libfaketime.so.1'

# set_clock TIME: sets the clock of processes that read it from ./clock (FAKETIME_TIMESTAMP_FILE), at no instant of which
# the file is empty.
set_clock() { echo "@$1" >clock.new && mv clock.new clock; }

# start_at ZONE TIME COMMAND …: becomes the command, with a clock that starts at that time in that zone; run it in the
# background. (The library creates its shared memory in the shell, because a Swift program in which it is initialised first gets no arguments.)
start_at() {
    TZ=$1 FAKETIME=${2:+@$2} LD_PRELOAD=$CLOCK_LIBRARY
    [ -n "$FAKETIME" ] && export FAKETIME
    export TZ LD_PRELOAD
    shift 2
    # shellcheck disable=SC2016
    exec bash -c 'exec "$@"' bash "$@"
}

# wait_for SECONDS COMMAND …: waits until the command succeeds. The seconds are those of a machine that does nothing else;
# a busy one may take four times as long.
wait_for() {
    deadline=$(($(date +%s) + 4 * $1))
    shift
    until "$@"; do
        [ "$(date +%s)" -lt "$deadline" ] || fail "waited in vain for: $*
$(cat log.txt lines.txt 2>/dev/null)"
        sleep 0.05
    done
}

# query SQL: asks the store in SQL; a JSON store is first copied into a SQLite store.
query() {
    if [ "$STORE" = lastday.db ]; then
        sqlite3 -readonly lastday.db "$1"
    else
        rm -f asked.db*
        command lastday store copy "$STORE" asked.db >/dev/null
        sqlite3 -readonly asked.db "$1"
    fi
}

# replay STORE [OPTION …]: another program replays the store's audit from nothing, and finds the store's records.
replay() { python3 "$ROOT/Tests/EndToEnd/replay.py" "$@" >replay.txt || fail "$(cat replay.txt)"; }

# replay_finds STORE [PATTERN]: the replay finds a fault, and a line of its output matches the pattern.
replay_finds() {
    if python3 "$ROOT/Tests/EndToEnd/replay.py" "$1" --clock-steps --all >replay.txt; then fail "the replay finds no fault in $1"; fi
    grep -q -e "${2:-}" replay.txt || fail "the replay finds something else in $1 than $2: $(head -n 20 replay.txt)"
}

# make_reachable: copies the programs to ./programs, where everybody can reach them, unlike in a checkout below root's home.
make_reachable() {
    mkdir programs
    cp "$BIN/lastday" "$BIN/lastdayd" programs/
    chmod -R a+rX programs
}

# as_nobody PROGRAM …: runs the program as a user who may do little.
as_nobody() {
    if [ ! -d programs ]; then
        make_reachable
        setpriv --reuid=65534 --regid=65534 --clear-groups bash -c 'programs/lastday --version >/dev/null' ||
            skip "needs a temporary folder and a Swift that everybody can read"
    fi
    program=$1
    shift
    setpriv --reuid=65534 --regid=65534 --clear-groups "$PWD/programs/$program" "$@"
}

# digest: prints the digest of everything in the store.
digest() { query .dump | sha256sum; }

# What the end-to-end scripts share. Each begins with: . "$LIB"
set -eu

fail() {
    echo "FAILED: $*"
    exit 1
}

skip() {
    echo "$*"
    exit 77
}

# note TEXT: a figure that is shown beside the result.
note() { echo "note: $*"; }

# expect WHAT WANTED GOT
expect() {
    [ "$2" = "$3" ] || fail "$1
  wanted: $2
  got:    $3"
}

# expect_failure CODE LINE COMMAND …: the command ends with that code and says exactly that line, which may hold
# shell patterns, on standard error.
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

# The store's file: of the sort that the script is run over.
STORE=lastday.db
[ "${LASTDAY_STORE:-sqlite}" = json ] && STORE=accounts.json

# district ZONE: a store and a configuration for that zone, as ./lastday.toml. Where nothing keeps this machine's clock
# right, a night by a clock that a script makes up would wait for that.
district() {
    printf 'timezone = "%s"\nstore = "%s/%s"\nclock.wait_minutes = 0\n' "$1" "$PWD" "$STORE" >lastday.toml
    lastday store init --config lastday.toml
}

# holds_nobody: a configuration for tests of many closings that nobody queued; to be called after district.
holds_nobody() { printf '[hold]\npercent = 100\n' >>lastday.toml; }

# accounts COUNT EXPIRES: accounts user1 … as a CSV file.
accounts() {
    echo "Username,Last Name,First Name,Expires Date"
    seq "$1" | sed "s/.*/user&,Person &,Pat,$2/"
}

# start_at ZONE TIME COMMAND …: becomes the command, with a clock that starts at that time of that zone; to be put in
# the background. (The faketime program would be another process between; and the library makes its shared memory in
# the shell, for it leaves the arguments empty in a Swift program that it first wakes up in.)
start_at() {
    TZ=$1 FAKETIME=${2:+@$2} LD_PRELOAD=$(faketime -f +0 printenv LD_PRELOAD)
    [ -n "$FAKETIME" ] && export FAKETIME
    export TZ LD_PRELOAD
    shift 2
    # shellcheck disable=SC2016
    exec bash -c 'exec "$@"' bash "$@"
}

# wait_for SECONDS COMMAND …: until the command succeeds.
wait_for() {
    deadline=$(($(date +%s) + $1))
    shift
    until "$@"; do
        [ "$(date +%s)" -lt "$deadline" ] || fail "waited in vain for: $* $(cat log.txt 2>/dev/null)"
        sleep 0.05
    done
}

# query SQL: asks the store in SQL; a JSON store is copied for it into one that understands.
query() {
    if [ "$STORE" = lastday.db ]; then
        sqlite3 -readonly lastday.db "$1"
    else
        rm -f asked.db*
        command lastday store copy "$STORE" asked.db >/dev/null
        sqlite3 -readonly asked.db "$1"
    fi
}

# replay STORE [OPTION …]: another program replays the store's audit from nothing, and finds what stands in the store.
replay() { python3 "$ROOT/Tests/EndToEnd/replay.py" "$@" >replay.txt || fail "$(cat replay.txt)"; }

# replay_finds STORE [PATTERN]: it finds a fault, which a line of it tells.
replay_finds() {
    if python3 "$ROOT/Tests/EndToEnd/replay.py" "$1" --clock-steps --all >replay.txt; then fail "the replay finds no fault in $1"; fi
    grep -q -e "${2:-}" replay.txt || fail "the replay finds something else in $1 than $2: $(head -n 20 replay.txt)"
}

# make_reachable: copies the programs to ./programs, where everybody can reach them, which a checkout below root's home is not.
make_reachable() {
    mkdir programs
    cp "$BIN/lastday" "$BIN/lastdayd" programs/
    chmod -R a+rX programs
}

# as_nobody PROGRAM …: does it as a user who may do little.
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

# digest: of everything that the store keeps.
digest() { query .dump | sha256sum; }

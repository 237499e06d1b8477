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

# district ZONE: a store and a configuration for that zone, as ./lastday.toml.
district() {
    printf 'timezone = "%s"\nstore = "%s/lastday.db"\n' "$1" "$PWD" >lastday.toml
    lastday store init --config lastday.toml
}

# accounts COUNT EXPIRES: accounts user1 … as a CSV file.
accounts() {
    echo "Username,Last Name,First Name,Expires Date"
    seq -f "user%.0f,Person %.0f,Pat,$2" "$1"
}

# at ZONE TIME COMMAND …: runs the command with a clock that starts at that time of that zone.
at() {
    zone=$1 time=$2
    shift 2
    TZ=$zone faketime -f "@$time" "$@"
}

# wait_for SECONDS COMMAND …: until the command succeeds.
wait_for() {
    deadline=$(($(date +%s) + $1))
    shift
    until "$@"; do
        [ "$(date +%s)" -lt "$deadline" ] || fail "waited in vain for: $*"
        sleep 0.05
    done
}

query() { sqlite3 -readonly lastday.db "$1"; }

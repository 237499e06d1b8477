# For scripts that need a journal: the real journald, alone in a mount namespace of the script's own, in which this file
# runs the script once more. Each begins with: . "$LIB" and then: . "${LIB%lib.sh}journal.sh"
[ -x /lib/systemd/systemd-journald ] || skip "needs /lib/systemd/systemd-journald"
[ "$(id -u)" = 0 ] || skip "needs root, for a journal of its own"
unshare --mount true 2>/dev/null || skip "needs the right to mount"
[ -e /etc/machine-id ] || skip "needs the file of a machine's identity"
[ -n "${HAS_OWN_JOURNAL-}" ] || exec env HAS_OWN_JOURNAL=1 unshare --mount bash "$0"

mkdir -p /run/systemd /run/log
mount -t tmpfs tmpfs /run/systemd
mount -t tmpfs tmpfs /run/log
# journald needs a machine ID, which a container may not have; and it must differ from that of the machine outside.
echo 0123456789abcdef0123456789abcdef >.machine-id
mount --bind .machine-id /etc/machine-id
children=
trap 'for child in $children; do kill $child 2>/dev/null || true; done' EXIT

# journal: starts journald.
journal() {
    mkdir -p /run/systemd/journal "/run/log/journal/$(cat /etc/machine-id)"
    /lib/systemd/systemd-journald >journald.txt 2>&1 &
    journald=$!
    children="$children $journald"
    wait_for 10 test -S /run/systemd/journal/socket
}

# end_journal: ends journald; its entries stay.
end_journal() {
    kill "$journald"
    wait "$journald" || true
    rm -f /run/systemd/journal/socket
}

# serve: starts the service, which writes its messages to log.txt; end_service ends it.
serve() {
    : >log.txt # here, and not by the shell in the background: what is looked for may stand there from the last time
    lastdayd --config lastday.toml 2>>log.txt &
    service=$!
    children="$children $service"
    wait_for 10 grep -q "Next midnight\|nothing is written" log.txt
}

end_service() {
    kill "$service" 2>/dev/null || true
    wait "$service" || true
}

# is_told NUMBER: whether the journal has an audit entry with that number.
is_told() { journalctl -q -o cat "LASTDAY_AUDIT=$1" | grep -q .; }

# told_all: waits until the journal has the whole audit.
told_all() { wait_for 10 is_told "$(query 'SELECT max(sequence) FROM audit')"; }

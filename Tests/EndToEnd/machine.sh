# Functions for the scripts on a booted Debian: a systemd-nspawn container with the real systemd and journald in it, and
# without Swift. Each begins with: . "$LIB" and . "$MACHINE"
#
# The Debian is fetched once, by the script debian next to this one. DEB names the package to install, RELEASE the folder
# of the programs that it was made of.
cache=${LASTDAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lastday}
debian=$cache/bookworm-2
faketime=/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1

DEB=${DEB:-$(ls -t "$ROOT"/lastday_*.deb 2>/dev/null | head -n 1)}
RELEASE=${RELEASE:-$ROOT/.build-deb/release}

[ "$(id -u)" = 0 ] || skip "needs root, to boot a container"
for tool in debootstrap systemd-nspawn nsenter; do
    command -v $tool >/dev/null || skip "needs $tool: apt-get install debootstrap systemd-container"
done
[ -e "${DEB:-}" ] || skip "needs the package: systemd/deb/build"

# fetch_debian: makes sure that the tree exists that every machine is a copy of.
fetch_debian() { "$(dirname "$MACHINE")/debian" >debootstrap.log 2>&1 || fail "debootstrap: $(tail -n 3 debootstrap.log)"; }

# can_boot: whether this machine can boot a container, which needs control groups and mounts.
can_boot() {
    systemd-nspawn -q -D "$debian" --register=no --keep-unit --private-network --console=pipe --read-only --volatile=no \
        true >can_boot.txt 2>&1 </dev/null
}

# children PROCESS: the processes that it has started. (From /proc, because not every Debian has pgrep.)
children() { cat /proc/[0-9]*/stat 2>/dev/null | sed -n "s/^\([0-9]*\) (.*) [A-Za-z] $1 .*/\1/p"; }

# wait_for_turn: two machines at a time would be in one control group, and each would end the other's services. So there is
# a lock, and a container that somebody else has started there is waited for.
wait_for_turn() {
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock -w 1800 9 || fail "another script's machine holds $cache/lock and does not go"
    end=$((SECONDS + 600))
    while others=$(containers_here) && [ -n "$others" ]; do
        [ $SECONDS -lt $end ] ||
            fail "in the control group that this machine would be in is another container, process $others: end it first"
        sleep 2
    done
}
containers_here() {
    for other in $(grep -lx systemd-nspawn /proc/[0-9]*/comm 2>/dev/null | cut -d/ -f3); do
        if cmp -s "/proc/$other/cgroup" /proc/self/cgroup; then echo "$other"; fi
    done
}

# new_machine: boots a fresh Debian in ./machine, which is removed when the script ends.
new_machine() {
    wait_for_turn
    fetch_debian
    can_boot || skip "needs a machine that lets systemd-nspawn run: $(tail -n 1 can_boot.txt)"
    cp -a "$debian" machine
    trap 'pull_the_plug; rm -rf machine' EXIT
    boot
}

boot() {
    setsid systemd-nspawn -q -D machine --boot --register=no --keep-unit --private-network --console=pipe \
        --link-journal=no "$@" >>console.txt 2>&1 </dev/null 9>&- &
    machine=$!
    wait_for 60 is_up
}
is_up() {
    kill -0 $machine 2>/dev/null || fail "the machine did not boot: $(tail -n 20 console.txt)"
    leader=$(children $machine | head -n 1) && [ -n "$leader" ] &&
        inside systemctl is-active --quiet multi-user.target 2>/dev/null
}

# inside COMMAND …: runs the command in the machine, as its root.
inside() { nsenter -t "$leader" -m -u -i -n -p -- /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }

# at TIME COMMAND …: runs the command in the machine with a clock that shows that time, in the machine's zone.
at() {
    time=$1
    shift
    inside LD_PRELOAD="$faketime" FAKETIME="@$time" /bin/sh -c 'exec "$@"' sh "$@"
}

power_off() {
    inside systemctl poweroff
    wait_for 60 is_down
}
is_down() { ! kill -0 $machine 2>/dev/null; }
# When the machine's first process ends, all others end with it; ending its supervisor alone would leave them running. Its
# number is looked up now, because a machine that did not come up was never registered.
pull_the_plug() {
    [ -z "${machine:-}" ] || for process in $(children "$machine") "$machine"; do
        kill -9 "$process" 2>/dev/null || true
    done
    wait 2>/dev/null || true
}

# set_clock TIME: at its next start, the service gets a clock that shows that time.
set_clock() {
    mkdir -p machine/etc/systemd/system/lastdayd.service.d
    # Through a shell, because a program in which the library is initialised first gets no arguments.
    cat >machine/etc/systemd/system/lastdayd.service.d/clock.conf <<UNIT
[Service]
Environment=LD_PRELOAD=$faketime "FAKETIME=@$1"
ExecStart=
ExecStart=/bin/sh -c 'exec /usr/bin/lastdayd'
UNIT
}

# install_package [TIME]: installs the package as an administrator does; the service's clock starts at that time.
install_package() {
    [ $# = 0 ] || set_clock "$1"
    cp "$DEB" machine/root/
    inside apt-get install -y -qq "/root/$(basename "$DEB")" >install.txt 2>&1 ||
        fail "apt-get install: $(tail -n 20 install.txt) $(inside journalctl --no-pager -n 20)"
    sed -i 's/\r$//' install.txt # apt lends dpkg a terminal
}

# live_at TIME: restarts the service with a clock that shows that time.
live_at() {
    set_clock "$1"
    inside systemctl daemon-reload
    inside systemctl restart lastdayd
}

# midnight_in SECONDS: makes the zone Test/Soon, in which midnight comes that soon, and prints the date in it. (With the
# machine's own clock, because a shifted one does not reach the timers of a service that waits for seconds.)
midnight_in() {
    now=$(date +%s)
    offset=$(((86400 - (now + $1) % 86400) % 86400))
    [ $offset -lt 43200 ] || offset=$((offset - 86400))
    sign=$([ $offset -lt 0 ] && echo - || true) size=${offset#-}
    printf 'Zone Test/Soon %s%d:%02d:%02d - SOON\n' "$sign" $((size / 3600)) $((size / 60 % 60)) $((size % 60)) >soon.zone
    zic -d machine/usr/share/zoneinfo soon.zone
    date -u -d "@$((now + offset))" +%F
}

# configure LINE …: writes a configuration. Nights do not wait for something to set the clock, which does not reach a shifted
# one.
configure() { printf '%s\n' "$@" '[clock]' 'wait_minutes = 0' >machine/etc/lastday/lastday.toml; }

status() { inside systemctl show lastdayd -P StatusText; }

# told FIELD=VALUE …: the entries of the real journal that match, one line of JSON each.
told() { inside journalctl -o json --all "$@"; }
count_told() { told "$@" | wc -l; }
is_told() { [ "$(count_told "$@")" -gt 0 ]; }

# expired_accounts FROM TO: accounts userFROM … userTO that should have been closed long ago.
expired_accounts() {
    echo "Username,Last Name,First Name,Expires Date"
    seq "$1" "$2" | sed "s/.*/user&,Person &,Pat,2020-01-31/"
}

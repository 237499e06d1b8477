/* What Swift's Glibc module does not export, and libsystemd. */
#pragma once

#include <linux/openat2.h>
#include <linux/stat.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <stdio.h>
#include <unistd.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

/* Of stdio.h, linux/fs.h, sys/mman.h and errno.h, where they stand behind _GNU_SOURCE. */
extern int renameat2(int, const char *, int, const char *, unsigned int);
extern int memfd_create(const char *, unsigned int);
extern char *program_invocation_name;

/* The name that the program was started by: a variable of C, which Swift will not read. */
static inline const char *called_as(void) { return program_invocation_name; }

/* openat2(2), for which glibc has no wrapper, and syscall(2) is variadic, which Swift cannot call: what lies below that
   folder, and on no file system that is mounted over something there. */
static inline int open_below(int folder, const char *path, int flags) {
    struct open_how how = {
        .flags = (unsigned)flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS};
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

/* Of sys/stat.h, where it stands behind _GNU_SOURCE. */
extern int statx(int, const char *, int, unsigned int, struct statx *);

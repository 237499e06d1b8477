/* Includes only: what Swift's Glibc module does not export, and libsystemd. */
#pragma once

#include <linux/stat.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <stdio.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

/* Of stdio.h and linux/fs.h, where they stand behind _GNU_SOURCE. */
extern int renameat2(int, const char *, int, const char *, unsigned int);

/* Of sys/stat.h, where it stands behind _GNU_SOURCE. */
extern int statx(int, const char *, int, unsigned int, struct statx *);

/* A disk that fails, between a program and the C library: preloaded (LD_PRELOAD), it counts the calls by which the
 * program writes to the files of one store, and lets the N-th fail, or cuts the power there.
 *
 *   FAULT_FILES    the beginning of the store's paths: /folder/lastday.db, and all that lies beside it under that name
 *   FAULT_AT       which of the calls fails, counted from 1; 0, or nothing: none
 *   FAULT_ERRNO    what it fails with; with ENOSPC the disk stays full, and the last write that fits is cut short
 *   FAULT_CUT      after which of the calls the power is cut: the process is gone
 *   FAULT_RECORD   a file to which every such call is added, with its bytes, in order: what a disk would have got
 *   FAULT_HURRY    where it is set, no fsync waits for the disk
 *   FAULT_REPORT   a file to which the call that failed, or the one at which the power went, is added as a line
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static long count, fails_at, cut_at;
static int error, is_full, is_hurried, record = -1, report = -1;
static char files[4096];

static void read_settings(void) {
    static int is_read;
    if (is_read) return;
    is_read = 1;
    const char *text;
    if ((text = getenv("FAULT_FILES"))) snprintf(files, sizeof files, "%s", text);
    if ((text = getenv("FAULT_AT"))) fails_at = atol(text);
    if ((text = getenv("FAULT_CUT"))) cut_at = atol(text);
    if ((text = getenv("FAULT_ERRNO"))) error = atoi(text);
    is_hurried = getenv("FAULT_HURRY") != NULL;
    int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
    if ((text = getenv("FAULT_RECORD"))) record = syscall(SYS_openat, AT_FDCWD, text, flags, 0600);
    if ((text = getenv("FAULT_REPORT"))) report = syscall(SYS_openat, AT_FDCWD, text, flags, 0600);
}

static int is_ours(const char *path) { return *files && strncmp(path, files, strlen(files)) == 0; }

static int path_of(int fd, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, size - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return 1;
}

/* The folder that the store lies in, whose entries an fsync of the folder makes lasting. */
static int is_folder(const char *path) {
    size_t length = strlen(path);
    return *files && strncmp(files, path, length) == 0 && files[length] == '/' && !strchr(files + length + 1, '/');
}

static void absolute(const char *path, char *whole, size_t size) {
    if (*path == '/') {
        snprintf(whole, size, "%s", path);
        return;
    }
    char folder[2048];
    if (!getcwd(folder, sizeof folder)) *folder = 0;
    snprintf(whole, size, "%s/%s", folder, path);
}

static void add(int fd, const void *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = syscall(SYS_write, fd, bytes, length);
        if (written <= 0) abort();
        bytes = (const char *)bytes + written;
        length -= written;
    }
}

static void tell(const char *what, const char *path) {
    if (report < 0) return;
    char line[5000];
    add(report, line, snprintf(line, sizeof line, "%s %s\n", what, path));
}

/* Counts a call that is about to be made. Returns whether it has to fail. */
static int begins(const char *call, const char *path, int needs_room) {
    count++;
    if (is_full && needs_room) return 1;
    if (count != fails_at) return 0;
    if (error == ENOSPC && !needs_room) {  /* a full disk can still rename and remove: the next that needs room fails */
        fails_at++;
        return 0;
    }
    if (error == ENOSPC) is_full = 1;
    tell(call, path);
    return 1;
}

/* Notes a call that has been made: one line, then the bytes of a write. */
static void ended(const char *call, uint64_t inode, long offset, size_t length, const void *bytes, const char *path,
                  const char *other) {
    if (record >= 0) {
        char head[9000];
        int size = snprintf(head, sizeof head, "%s\t%lu\t%ld\t%zu\t%s\t%s\n", call, inode, offset, length, path, other);
        add(record, head, size);
        if (bytes) add(record, bytes, length);
    }
    if (cut_at && count >= cut_at) {
        tell(call, path);
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
        for (;;) pause();
    }
}

static uint64_t inode_of(int fd) {
    struct stat status;
    return fstat(fd, &status) == 0 ? status.st_ino : 0;
}

static ssize_t writing(int fd, const void *bytes, size_t length, long offset) {
    char path[4096];
    ssize_t written;
    pthread_mutex_lock(&one_at_a_time);
    read_settings();
    if (fd == record || fd == report || !path_of(fd, path, sizeof path) || !is_ours(path)) {
        pthread_mutex_unlock(&one_at_a_time);
        return offset < 0 ? syscall(SYS_write, fd, bytes, length) : syscall(SYS_pwrite64, fd, bytes, length, offset);
    }
    int was_full = is_full;
    if (begins("write", path, 1)) {
        /* The write that fills the disk up gets a part of its bytes down. */
        if (is_full && !was_full && length > 1) {
            length /= 2;
        } else {
            pthread_mutex_unlock(&one_at_a_time);
            errno = error;
            return -1;
        }
    }
    long place = offset;
    if (offset < 0) {
        place = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
        written = syscall(SYS_write, fd, bytes, length);
    } else {
        written = syscall(SYS_pwrite64, fd, bytes, length, offset);
    }
    int kept = errno;
    if (written > 0) ended("write", inode_of(fd), place, written, bytes, path, "");
    pthread_mutex_unlock(&one_at_a_time);
    errno = kept;
    return written;
}

ssize_t write(int fd, const void *bytes, size_t length) { return writing(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return writing(fd, bytes, length, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return writing(fd, bytes, length, offset); }

static int resizing(int fd, long size) {
    char path[4096];
    pthread_mutex_lock(&one_at_a_time);
    read_settings();
    int result;
    if (!path_of(fd, path, sizeof path) || !is_ours(path)) {
        result = syscall(SYS_ftruncate, fd, size);
    } else if (begins("ftruncate", path, 0)) {
        errno = error;
        result = -1;
    } else {
        result = syscall(SYS_ftruncate, fd, size);
        if (result == 0) ended("ftruncate", inode_of(fd), size, 0, NULL, path, "");
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int ftruncate(int fd, off_t size) { return resizing(fd, size); }
int ftruncate64(int fd, off64_t size) { return resizing(fd, size); }

static int syncing(int fd, long number) {
    char path[4096];
    pthread_mutex_lock(&one_at_a_time);
    read_settings();
    int result;
    if (!path_of(fd, path, sizeof path) || !(is_ours(path) || is_folder(path))) {
        result = syscall(number, fd);
    } else if (begins("fsync", path, 1)) {
        errno = error;
        result = -1;
    } else {
        result = is_hurried ? 0 : syscall(number, fd);
        if (result == 0) ended("fsync", inode_of(fd), 0, 0, NULL, path, "");
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int fsync(int fd) { return syncing(fd, SYS_fsync); }
int fdatasync(int fd) { return syncing(fd, SYS_fdatasync); }

/* A call that changes names: it is made with the lock held, and noted where one of the names is the store's. */
static int naming(const char *call, const char *from, const char *to, int flags) {
    char old[4096], new[4096] = "";
    pthread_mutex_lock(&one_at_a_time);
    read_settings();
    absolute(from, old, sizeof old);
    if (to) absolute(to, new, sizeof new);
    int ours = is_ours(old) || (to && is_ours(new));
    int result;
    /* A full disk lets go of names; an I/O error may strike there too. */
    if (ours && begins(call, to ? new : old, 0)) {
        errno = error;
        result = -1;
    } else {
        struct stat status;
        uint64_t inode = ours && lstat(from, &status) == 0 ? status.st_ino : 0;
        result = !to             ? syscall(SYS_unlink, from)
                 : *call == 'l' ? syscall(SYS_link, from, to)
                                : syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
        if (ours && result == 0) ended(flags & 2 ? "exchange" : call, inode, 0, 0, NULL, old, new);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int rename(const char *from, const char *to) { return naming("rename", from, to, 0); }
int renameat2(int one, const char *from, int other, const char *to, unsigned flags) {
    if (one != AT_FDCWD || other != AT_FDCWD) return syscall(SYS_renameat2, one, from, other, to, flags);
    return naming("rename", from, to, flags);
}
int link(const char *from, const char *to) { return naming("link", from, to, 0); }
int unlink(const char *path) { return naming("unlink", path, NULL, 0); }

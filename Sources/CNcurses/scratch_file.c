#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "scratch_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int ncs_scratch_file(void) {
#ifdef __linux__
  // In memory: neither a full disk nor a bad TMPDIR can be in the way.
  int memory = memfd_create("backstep", MFD_CLOEXEC);
  if (memory >= 0) return memory;
#endif
  const char *folders[] = {getenv("TMPDIR"), "/tmp", "/var/tmp"};
  for (int i = 0; i < 3; i++) {
    char path[1024];
    if (!folders[i]) continue;
    int length = snprintf(path, sizeof path, "%s/backstep.XXXXXX", folders[i]);
    if (length < 0 || length >= (int)sizeof path) continue;
    int file = mkstemp(path);
    if (file < 0) continue;
    unlink(path);
    fcntl(file, F_SETFD, FD_CLOEXEC);
    return file;
  }
  return -1;
}

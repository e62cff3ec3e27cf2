#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CFiles.h"

#ifdef __linux__

#include <string.h>
#include <sys/xattr.h>

void cfiles_copy_attributes(int from, int to) {
  // Attributes larger than these are no file's of a network.
  char names[4096], value[4096];
  ssize_t length = flistxattr(from, names, sizeof names);
  for (ssize_t start = 0; start < length; start += (ssize_t)strlen(names + start) + 1) {
    ssize_t size = fgetxattr(from, names + start, value, sizeof value);
    if (size >= 0) fsetxattr(to, names + start, value, (size_t)size, 0);
  }
}

#else

#include <copyfile.h>
#include <stddef.h>

void cfiles_copy_attributes(int from, int to) {
  fcopyfile(from, to, NULL, COPYFILE_ACL | COPYFILE_XATTR);
}

#endif

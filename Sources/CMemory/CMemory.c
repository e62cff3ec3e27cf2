#include "CMemory.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

// A program's own malloc takes precedence over the library's, which glibc has under other names, too. A sanitizer
// brings a malloc of its own.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(IS_SANITIZED)

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

/// Ends the program; its exit gives the terminal back.
static void end(void) {
  static bool is_ending;
  static const char line[] = "backstep: out of memory\n";
  if (is_ending) _exit(EXIT_FAILURE);
  is_ending = true;
  ssize_t written = write(STDERR_FILENO, line, sizeof line - 1);
  (void)written;
  exit(EXIT_FAILURE);
}

static void *checked(void *memory, size_t size) {
  if (!memory && size > 0) end();
  return memory;
}

// Weak, for programs with a malloc that counts.
#define OWN __attribute__((weak, visibility("default")))

OWN void *malloc(size_t size) { return checked(__libc_malloc(size), size); }

OWN void *calloc(size_t count, size_t size) {
  return checked(__libc_calloc(count, size), count > 0 ? size : 0);
}

OWN void *realloc(void *memory, size_t size) {
  return checked(__libc_realloc(memory, size), size);
}

OWN void *aligned_alloc(size_t alignment, size_t size) {
  return checked(__libc_memalign(alignment, size), size);
}

OWN int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = checked(__libc_memalign(alignment, size), size);
  return 0;
}

#endif

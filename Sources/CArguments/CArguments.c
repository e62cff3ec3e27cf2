#include "CArguments.h"

// Which C library there is.
#include <stdlib.h>

static int count;
static char *const *words;

#if defined(__GLIBC__) || defined(__APPLE__)

// Both hand to constructors what they hand to main.
__attribute__((constructor)) static void keep(int argc, char **argv) {
  count = argc;
  words = argv;
}

#endif

int carguments_count(void) { return count; }

char *const *carguments(void) { return words; }

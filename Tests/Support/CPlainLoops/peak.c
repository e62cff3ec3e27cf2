#include "CPlainLoops.h"

// Each product is rounded before it is added, as in the kernels.
#pragma STDC FP_CONTRACT OFF

#if defined(__AVX512F__)
enum { WIDTH = 8, CHAINS = 24 };
#elif defined(__AVX__)
enum { WIDTH = 4, CHAINS = 12 };
#elif defined(__aarch64__)
enum { WIDTH = 2, CHAINS = 24 };
#else
enum { WIDTH = 2, CHAINS = 12 };
#endif

// The letter by which inline assembly names a register of vectors.
#if defined(__x86_64__)
#define REGISTER "x"
#else
#define REGISTER "w"
#endif

typedef double vector __attribute__((ext_vector_type(WIDTH)));

double peak_multiply_adds(long rounds) {
  vector sums[CHAINS];
  vector factor = 0.5, term = 0.25;
  // What the compiler knows of them it could compute beforehand.
  __asm__ volatile("" : "+" REGISTER(factor), "+" REGISTER(term));
  for (int chain = 0; chain < CHAINS; chain++) sums[chain] = chain;
  for (long round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int chain = 0; chain < CHAINS; chain++) sums[chain] = sums[chain] * factor + term;
  }
  vector sum = 0;
  for (int chain = 0; chain < CHAINS; chain++) sum += sums[chain];
  __asm__ volatile("" : : REGISTER(sum));
  return (double)rounds * WIDTH * CHAINS;
}

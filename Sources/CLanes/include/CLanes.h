/// Several numbers of 64 bits in one value, with one operation a function.
///
/// Swift's own vector types are computed lane by lane until an optimizer puts the lanes together
/// again, which it sometimes fails to do; clang's are vectors from the start. No function has two
/// operations on numbers, so that a compiler has nothing to fuse: a product is rounded before it is
/// added, on every machine.
#pragma once

#define LANES_INLINE static inline __attribute__((always_inline))

#define LANES(N, NAME)                                                                             \
  typedef double NAME __attribute__((ext_vector_type(N)));                                         \
  typedef double NAME##_in_memory __attribute__((ext_vector_type(N), aligned(8)));                 \
  typedef unsigned long long NAME##_bits __attribute__((ext_vector_type(N)));                      \
                                                                                                   \
  LANES_INLINE NAME NAME##_splat(double a) { return (NAME)a; }                                     \
  LANES_INLINE NAME NAME##_load(const double *from) { return *(const NAME##_in_memory *)from; }    \
  LANES_INLINE void NAME##_store(NAME a, double *to) { *(NAME##_in_memory *)to = a; }              \
  LANES_INLINE NAME NAME##_add(NAME a, NAME b) { return a + b; }                                   \
  LANES_INLINE NAME NAME##_subtract(NAME a, NAME b) { return a - b; }                              \
  LANES_INLINE NAME NAME##_multiply(NAME a, NAME b) { return a * b; }                              \
  LANES_INLINE NAME NAME##_divide(NAME a, NAME b) { return a / b; }                                \
  LANES_INLINE NAME NAME##_square_root(NAME a) { return __builtin_elementwise_sqrt(a); }           \
                                                                                                   \
  /* What follows is done with bits, or chooses; it rounds nothing. */                             \
  LANES_INLINE NAME NAME##_add_bits(NAME a, NAME b) {                                              \
    return (NAME)((NAME##_bits)a + (NAME##_bits)b);                                                \
  }                                                                                                \
  LANES_INLINE NAME NAME##_subtract_bits(NAME a, NAME b) {                                         \
    return (NAME)((NAME##_bits)a - (NAME##_bits)b);                                                \
  }                                                                                                \
  LANES_INLINE NAME NAME##_shift_bits(NAME a, int by) { return (NAME)((NAME##_bits)a << by); }     \
  LANES_INLINE NAME NAME##_and_bits(NAME a, NAME b) {                                              \
    return (NAME)((NAME##_bits)a & (NAME##_bits)b);                                                \
  }                                                                                                \
  LANES_INLINE NAME NAME##_or_bits(NAME a, NAME b) {                                               \
    return (NAME)((NAME##_bits)a | (NAME##_bits)b);                                                \
  }                                                                                                \
  /* a > b ? yes : no, lane by lane; no where either is not a number. */                           \
  LANES_INLINE NAME NAME##_if_greater(NAME a, NAME b, NAME yes, NAME no) {                         \
    NAME##_bits chosen = (NAME##_bits)(a > b);                                                     \
    return (NAME)((chosen & (NAME##_bits)yes) | (~chosen & (NAME##_bits)no));                      \
  }                                                                                                \
  LANES_INLINE double NAME##_lane(NAME a, int lane) { return a[lane]; }                            \
  /* Whether a > b holds in some lane, or some lane of a is not a number. */                       \
  LANES_INLINE _Bool NAME##_is_any_beyond(NAME a, NAME b) {                                        \
    return __builtin_reduce_or(~(NAME##_bits)(a <= b)) != 0;                                       \
  }

LANES(2, lanes2)
LANES(4, lanes4)
LANES(8, lanes8)

/// A bit for each lane, the first one lowest: set where the number is not 0.
LANES_INLINE unsigned char lanes8_nonzero(lanes8 a) {
  typedef _Bool flags __attribute__((ext_vector_type(8)));
  flags nonzero = __builtin_convertvector(a != 0, flags);
  unsigned char bits;
  __builtin_memcpy(&bits, &nonzero, 1);
  return bits;
}

/// How many lanes of a product's tile, and how many sums, make the most of this processor's registers.
#if defined(__AVX512F__)
enum { LANES_IN_TILE = 32 };
LANES_INLINE int most_sums_in_tile(void) { return 4; }
#elif defined(__AVX__)
enum { LANES_IN_TILE = 8 };
LANES_INLINE int most_sums_in_tile(void) { return 6; }
#else
enum { LANES_IN_TILE = 4 };
LANES_INLINE int most_sums_in_tile(void) { return 6; }
#endif

#ifndef CSIMD_H
#define CSIMD_H
// One-line wrappers over clang vector builtins, for what Swift turns into scalar loops or library calls. Each does a
// single rounding step, so nothing can be contracted.

#include <stdint.h>

// All of these are inlined, so how a target without AVX would pass such vectors does not matter.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef float convo_f8 __attribute__((ext_vector_type(8)));
typedef double convo_d8 __attribute__((ext_vector_type(8)));
typedef int32_t convo_i8 __attribute__((ext_vector_type(8)));
typedef uint32_t convo_u8 __attribute__((ext_vector_type(8)));
typedef uint64_t convo_w4 __attribute__((ext_vector_type(4)));
typedef uint8_t convo_b8 __attribute__((ext_vector_type(8)));

// The same vectors at any address.
typedef float convo_f8_at __attribute__((ext_vector_type(8), aligned(4)));
typedef uint8_t convo_b8_at __attribute__((ext_vector_type(8), aligned(1)));

// Twice as wide.
typedef float convo_f16 __attribute__((ext_vector_type(16)));
typedef int32_t convo_i16 __attribute__((ext_vector_type(16)));
typedef float convo_f16_at __attribute__((ext_vector_type(16), aligned(4)));

#define CONVO_INLINE static inline __attribute__((always_inline, unused))

/// Whether multiply-add rounds once.
CONVO_INLINE int convo_has_fma(void) {
#if defined(__FMA__) || defined(__aarch64__)
    return 1;
#else
    return 0;
#endif
}

/// Whether kernels use vectors of sixteen floats: where that is one register, or where a test build asks for it.
CONVO_INLINE int convo_has_wide_vectors(void) {
#if defined(__AVX512F__) || defined(CONVO_WIDE_VECTORS)
    return 1;
#else
    return 0;
#endif
}

CONVO_INLINE convo_f8 convo_load(const float *_Nonnull p) { return *(const convo_f8_at *)p; }
CONVO_INLINE void convo_store(float *_Nonnull p, convo_f8 v) { *(convo_f8_at *)p = v; }
CONVO_INLINE convo_b8 convo_load_bytes(const uint8_t *_Nonnull p) { return *(const convo_b8_at *)p; }
CONVO_INLINE convo_f8 convo_splat(float x) { return (convo_f8)x; }

/// a·b + c: rounded once where the target can, else twice, since a library call for each lane is 50 times slower.
CONVO_INLINE convo_f8 convo_fma(convo_f8 a, convo_f8 b, convo_f8 c) {
#if defined(__FMA__) || defined(__aarch64__)
    return __builtin_elementwise_fma(a, b, c);
#else
#pragma clang fp contract(off)
    convo_f8 product = a * b;
    return product + c;
#endif
}

CONVO_INLINE convo_f16 convo_load16(const float *_Nonnull p) { return *(const convo_f16_at *)p; }
CONVO_INLINE void convo_store16(float *_Nonnull p, convo_f16 v) { *(convo_f16_at *)p = v; }
CONVO_INLINE convo_f16 convo_splat16(float x) { return (convo_f16)x; }
/// `convo_fma` of sixteen.
CONVO_INLINE convo_f16 convo_fma16(convo_f16 a, convo_f16 b, convo_f16 c) {
#if defined(__FMA__) || defined(__aarch64__)
    return __builtin_elementwise_fma(a, b, c);
#else
#pragma clang fp contract(off)
    convo_f16 product = a * b;
    return product + c;
#endif
}
CONVO_INLINE convo_f16 convo_max16(convo_f16 a, convo_f16 b) { return a > b ? a : b; }
CONVO_INLINE convo_i16 convo_greater16(convo_f16 a, convo_f16 b) { return a > b; }
CONVO_INLINE convo_i16 convo_equal16(convo_f16 a, convo_f16 b) { return a == b; }
CONVO_INLINE convo_f16 convo_select16(convo_i16 mask, convo_f16 a, convo_f16 b) { return mask ? a : b; }
CONVO_INLINE convo_f16 convo_keep16(convo_i16 mask, convo_f16 a) { return (convo_f16)(mask & (convo_i16)a); }

/// The greater; b where either is no number.
CONVO_INLINE convo_f8 convo_max(convo_f8 a, convo_f8 b) { return a > b ? a : b; }
CONVO_INLINE convo_f8 convo_sqrt(convo_f8 a) { return __builtin_elementwise_sqrt(a); }
/// All ones where a > b.
CONVO_INLINE convo_i8 convo_greater(convo_f8 a, convo_f8 b) { return a > b; }
/// All ones where a = b.
CONVO_INLINE convo_i8 convo_equal(convo_f8 a, convo_f8 b) { return a == b; }
/// All ones where the magnitude of a is above b, or where either is no number.
CONVO_INLINE convo_i8 convo_exceeds(convo_f8 a, convo_f8 b) { return ~(__builtin_elementwise_abs(a) <= b); }
/// a where the mask is all ones, b where it is 0.
CONVO_INLINE convo_f8 convo_select(convo_i8 mask, convo_f8 a, convo_f8 b) { return mask ? a : b; }
/// a where the mask is all ones, else +0.
CONVO_INLINE convo_f8 convo_keep(convo_i8 mask, convo_f8 a) { return (convo_f8)(mask & (convo_i8)a); }
CONVO_INLINE convo_d8 convo_widen(convo_f8 a) { return __builtin_convertvector(a, convo_d8); }
CONVO_INLINE convo_f8 convo_narrow(convo_d8 a) { return __builtin_convertvector(a, convo_f8); }
CONVO_INLINE convo_f8 convo_from_bytes(convo_b8 a) { return __builtin_convertvector(a, convo_f8); }
/// All ones where a and b have no bit in common.
CONVO_INLINE convo_i8 convo_is_clear(convo_u8 a, convo_u8 b) { return (a & b) == 0; }
/// 2ⁿ for whole n from −126 to 127.
CONVO_INLINE convo_f8 convo_power_of_two(convo_f8 n) {
    return (convo_f8)((__builtin_convertvector(n, convo_i8) + 127) << 23);
}
/// The low halves of the 64-bit products of eight words and one.
CONVO_INLINE convo_u8 convo_product_low(convo_u8 a, uint32_t b) {
    convo_w4 even = ((convo_w4)a & 0xFFFFFFFF) * b, odd = ((convo_w4)a >> 32) * b;
    return (convo_u8)((even & 0xFFFFFFFF) | (odd << 32));
}
/// Their high halves.
CONVO_INLINE convo_u8 convo_product_high(convo_u8 a, uint32_t b) {
    convo_w4 even = ((convo_w4)a & 0xFFFFFFFF) * b, odd = ((convo_w4)a >> 32) * b;
    return (convo_u8)((even >> 32) | (odd & 0xFFFFFFFF00000000));
}

/// Writes the 8×8 block at `from` transposed to `to`; rows are `fromRow` and `toRow` floats apart.
CONVO_INLINE void convo_transpose(const float *_Nonnull from, long fromRow, float *_Nonnull to, long toRow) {
    convo_f8 a[8], b[8];
    for (int i = 0; i < 8; i++) a[i] = convo_load(from + i * fromRow);
    for (int i = 0; i < 4; i++) {
        b[2 * i] = __builtin_shufflevector(a[2 * i], a[2 * i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        b[2 * i + 1] = __builtin_shufflevector(a[2 * i], a[2 * i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    for (int i = 0; i < 8; i++) {
        int first = i & 4, odd = i & 1;
        a[i] = i & 2 ? __builtin_shufflevector(b[first + odd], b[first + 2 + odd], 2, 3, 10, 11, 6, 7, 14, 15)
                     : __builtin_shufflevector(b[first + odd], b[first + 2 + odd], 0, 1, 8, 9, 4, 5, 12, 13);
    }
    for (int i = 0; i < 4; i++) {
        convo_store(to + i * toRow, __builtin_shufflevector(a[i], a[i + 4], 0, 1, 2, 3, 8, 9, 10, 11));
        convo_store(to + (i + 4) * toRow, __builtin_shufflevector(a[i], a[i + 4], 4, 5, 6, 7, 12, 13, 14, 15));
    }
}

/// The same pointer, of which the compiler knows nothing.
CONVO_INLINE const float *_Nonnull convo_opaque(const float *_Nonnull p) {
    __asm__("" : "+r"(p));
    return p;
}

CONVO_INLINE float *_Nonnull convo_opaque_result(float *_Nonnull p) {
    __asm__("" : "+r"(p));
    return p;
}

/// Asks for a line of memory ahead of its use, into the second-level cache; any address will do.
CONVO_INLINE void convo_prefetch(const float *_Nonnull p) { __builtin_prefetch(p, 0, 2); }

/// Tells the processor that a loop waits for another core.
CONVO_INLINE void convo_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// The instructions that this build's vectors are made of: 0 none, 1 SSE2, 2 AVX, 3 AVX2, 4 AVX-512, 5 Neon.
CONVO_INLINE int convo_instruction_set(void) {
#if defined(__AVX512F__)
    return 4;
#elif defined(__AVX2__)
    return 3;
#elif defined(__AVX__)
    return 2;
#elif defined(__SSE2__)
    return 1;
#elif defined(__ARM_NEON)
    return 5;
#else
    return 0;
#endif
}

#pragma clang diagnostic pop
#endif

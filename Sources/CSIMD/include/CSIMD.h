#ifndef CSIMD_H
#define CSIMD_H
// One-line wrappers over clang vector builtins, for the few operations that Swift turns into scalar loops.

/// Whether multiply-add rounds once.
static inline int convo_has_fma(void) {
#if defined(__FMA__) || defined(__aarch64__)
    return 1;
#else
    return 0;
#endif
}
#endif

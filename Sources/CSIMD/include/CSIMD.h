#ifndef CSIMD_H
#define CSIMD_H
// One-line wrappers over clang vector builtins, for the few operations that Swift turns into scalar loops.
#endif

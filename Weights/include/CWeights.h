#ifndef CWEIGHTS_H
#define CWEIGHTS_H
#include <stddef.h>

/// The bytes of `mnist.safetensors`, a constant of the program, and in `count` how many they are.
const unsigned char *_Nonnull convo_bundled_weights(size_t *_Nonnull count);
#endif

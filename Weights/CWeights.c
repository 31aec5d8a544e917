#include "CWeights.h"

static const unsigned char weights[] = {
#embed "mnist.safetensors"
};

const unsigned char *convo_bundled_weights(size_t *count) {
    *count = sizeof weights;
    return weights;
}

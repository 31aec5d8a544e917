#ifndef CPAGE_H
#define CPAGE_H
#include <stddef.h>

/// The bytes of a file of the page, counted from 0, and in `count` how many they are; a constant of the program. NULL behind the last.
const unsigned char *_Nullable convo_page(int number, size_t *_Nonnull count);

/// The name of that file, as it stands in an address; NULL behind the last.
const char *_Nullable convo_page_file(int number);
#endif

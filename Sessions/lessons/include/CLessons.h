#ifndef CLESSONS_H
#define CLESSONS_H
#include <stddef.h>

/// The bytes of a lesson, counted from 0, and in `count` how many they are; a constant of the program. NULL behind the last.
const unsigned char *_Nullable convo_lesson(int number, size_t *_Nonnull count);

/// The name of its file; NULL behind the last.
const char *_Nullable convo_lesson_file(int number);

/// The bytes of a document that comes with the program beside the lessons, as those of a lesson.
const unsigned char *_Nullable convo_document(int number, size_t *_Nonnull count);

/// The name of its file; NULL behind the last.
const char *_Nullable convo_document_file(int number);
#endif

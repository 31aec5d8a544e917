#ifndef CCOMMIT_H
#define CCOMMIT_H

/// The commit that the program was built from, as 0123abc or 0123abc-modified; "unknown" where the sources are no clone.
const char *_Nonnull convo_commit(void);

#endif

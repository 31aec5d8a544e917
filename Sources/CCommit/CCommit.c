#include "CCommit.h"

#define TEXT_OF(words) #words
#define TEXT(macro) TEXT_OF(macro)

const char *convo_commit(void) { return TEXT(CONVO_COMMIT); }

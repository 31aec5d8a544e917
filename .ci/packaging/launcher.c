// `convo` of a package: starts the one of the programs in lib/convo that was compiled for processors like this one.
//
// CONVO_CPU=v2, v3 or v4 chooses one of them. The program gets the words as they are, the name it was called by too.

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct level {
    const char *name;
    int can_run;
    const char *needs;
};

// The file that runs, wherever it was called from.
static int own_path(char *path, size_t size) {
    ssize_t count = readlink("/proc/self/exe", path, size - 1);
    if (count < 0) return 0;
    path[count] = 0;
    return 1;
}

// BIN/../lib/convo/convo-NAME; returns 0 where that is too long.
static int program_path(const char *launcher, const char *name, char *path, size_t size) {
    const char *end = strrchr(launcher, '/');
    while (end && end > launcher && end[-1] != '/') end--;
    if (!end) return 0;
    int count = snprintf(path, size, "%.*slib/convo/convo-%s", (int)(end - launcher), launcher, name);
    return count > 0 && (size_t)count < size;
}

static const struct level *choose(const struct level *levels, size_t count) {
    const char *asked = getenv("CONVO_CPU");
    if (!asked || !*asked) {
        for (size_t i = 0; i < count; i++) {
            if (levels[i].can_run) return &levels[i];
        }
        fputs("convo: this processor is older than x86-64-v2: it lacks SSE4.2 or POPCNT, which every program of this package needs; "
              "build Convo from its sources on this machine\n", stderr);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(asked, levels[i].name) != 0) continue;
        if (levels[i].can_run) return &levels[i];
        fprintf(stderr, "convo: CONVO_CPU=%s asks for %s, which this processor has not; leave CONVO_CPU out\n", asked, levels[i].needs);
        return NULL;
    }
    fprintf(stderr, "convo: CONVO_CPU is v2, v3 or v4, not '%.40s'\n", asked);
    return NULL;
}

int main(int count, char **words) {
    (void)count;
    __builtin_cpu_init();
    const struct level levels[] = {
        {"v4", __builtin_cpu_supports("x86-64-v4"), "AVX-512"},
        {"v3", __builtin_cpu_supports("x86-64-v3"), "AVX2 and FMA"},
        {"v2", __builtin_cpu_supports("x86-64-v2"), "SSE4.2 and POPCNT"},
    };
    const struct level *level = choose(levels, sizeof levels / sizeof *levels);
    if (!level) return 1;

    char own[PATH_MAX], program[PATH_MAX];
    if (!own_path(own, sizeof own)) {
        fprintf(stderr, "convo: /proc/self/exe cannot be read, so the program is not found: %s\n", strerror(errno));
        return 1;
    }
    if (!program_path(own, level->name, program, sizeof program)) {
        fprintf(stderr, "convo: the path of %s is too long\n", own);
        return 1;
    }
    execv(program, words);
    fprintf(stderr, "convo: %s cannot be started: %s; install the package again\n", program, strerror(errno));
    return 1;
}

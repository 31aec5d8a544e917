// Doors to libedit that Swift cannot find by itself: variadic calls, macros and the standard streams.
#ifndef CONVO_CEDITLINE_SHIM_H
#define CONVO_CEDITLINE_SHIM_H
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <wchar.h>

typedef char *(*editline_prompt)(EditLine *);
typedef unsigned char (*editline_command)(EditLine *, int);

static inline int editline_set_prompt(EditLine *e, editline_prompt f) { return el_set(e, EL_PROMPT, f); }
static inline int editline_set_reader(EditLine *e, el_rfunc_t f) { return el_set(e, EL_GETCFN, f); }
static inline int editline_set_editor(EditLine *e, const char *mode) { return el_set(e, EL_EDITOR, mode); }
static inline int editline_set_signal(EditLine *e, int on) { return el_set(e, EL_SIGNAL, on); }
static inline int editline_set_client(EditLine *e, void *client) { return el_set(e, EL_CLIENTDATA, client); }
static inline int editline_set_history(EditLine *e, History *h) { return el_set(e, EL_HIST, history, h); }
static inline int editline_refresh(EditLine *e) { return el_set(e, EL_REFRESH); }
static inline int editline_raw(EditLine *e, int on) { return el_set(e, EL_PREP_TERM, on); }
static inline int editline_add(EditLine *e, const char *name, editline_command f) {
  return el_set(e, EL_ADDFN, name, name, f);
}
static inline int editline_bind(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, key, command, (char *)0);
}
static inline int editline_bind_alternative(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, "-a", key, command, (char *)0);
}
static inline void *editline_client(EditLine *e) { void *p = 0; el_get(e, EL_CLIENTDATA, &p); return p; }
static inline const char *editline_editor(EditLine *e) { const char *p = 0; el_get(e, EL_EDITOR, &p); return p; }

static inline int editline_history_size(History *h, int n) { HistEvent v; return history(h, &v, H_SETSIZE, n); }
static inline int editline_history_enter(History *h, const char *s) { HistEvent v; return history(h, &v, H_ENTER, s); }
static inline int editline_history_first(History *h, HistEvent *v) { return history(h, v, H_FIRST); }
static inline int editline_history_next(History *h, HistEvent *v) { return history(h, v, H_NEXT); }
static inline int editline_history_delete(History *h, int number) { HistEvent v; return history(h, &v, H_DEL, number); }

static inline FILE *editline_stdin(void) { return stdin; }

// Whether the parent has told the process to ignore a signal, as nohup does.
static inline int signal_is_ignored(int number) {
  struct sigaction found;
  return sigaction(number, 0, &found) == 0 && found.sa_handler == SIG_IGN;
}

// The environment to hand to a child; a plain global is out of bounds for Swift 6.
extern char **environ;
static inline char **process_environment(void) { return environ; }
#endif

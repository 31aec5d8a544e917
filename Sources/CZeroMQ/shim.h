#ifndef CONVO_CZEROMQ_SHIM_H
#define CONVO_CZEROMQ_SHIM_H

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>
#include <zmq.h>

// libzmq is opened when a kernel starts and not linked: it and the fifteen libraries behind it would add 1 to 3 ms to every
// start of the program, and a program on a machine without it would not start at all. The types are those of its header.
struct convo_zmq {
    void *library;
    __typeof__(zmq_ctx_new) *ctx_new;
    __typeof__(zmq_ctx_term) *ctx_term;
    __typeof__(zmq_socket) *socket;
    __typeof__(zmq_close) *close;
    __typeof__(zmq_setsockopt) *setsockopt;
    __typeof__(zmq_bind) *bind;
    __typeof__(zmq_connect) *connect;
    __typeof__(zmq_send) *send;
    __typeof__(zmq_msg_init) *msg_init;
    __typeof__(zmq_msg_recv) *msg_recv;
    __typeof__(zmq_msg_data) *msg_data;
    __typeof__(zmq_msg_size) *msg_size;
    __typeof__(zmq_msg_more) *msg_more;
    __typeof__(zmq_msg_close) *msg_close;
    __typeof__(zmq_poll) *poll;
    __typeof__(zmq_errno) *error;
    __typeof__(zmq_strerror) *strerror;
};

/// Opens the library and finds every function. Returns 1; or 0, and then nothing in `zmq` may be called.
static inline int convo_zmq_open(struct convo_zmq *_Nonnull zmq) {
    memset(zmq, 0, sizeof *zmq);
    zmq->library = dlopen("libzmq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!zmq->library) return 0;
    int found = 1;
#define CONVO_ZMQ_FIND(field, name) \
    found = found && (zmq->field = (__typeof__(zmq->field))dlsym(zmq->library, #name)) != NULL
    CONVO_ZMQ_FIND(ctx_new, zmq_ctx_new);
    CONVO_ZMQ_FIND(ctx_term, zmq_ctx_term);
    CONVO_ZMQ_FIND(socket, zmq_socket);
    CONVO_ZMQ_FIND(close, zmq_close);
    CONVO_ZMQ_FIND(setsockopt, zmq_setsockopt);
    CONVO_ZMQ_FIND(bind, zmq_bind);
    CONVO_ZMQ_FIND(connect, zmq_connect);
    CONVO_ZMQ_FIND(send, zmq_send);
    CONVO_ZMQ_FIND(msg_init, zmq_msg_init);
    CONVO_ZMQ_FIND(msg_recv, zmq_msg_recv);
    CONVO_ZMQ_FIND(msg_data, zmq_msg_data);
    CONVO_ZMQ_FIND(msg_size, zmq_msg_size);
    CONVO_ZMQ_FIND(msg_more, zmq_msg_more);
    CONVO_ZMQ_FIND(msg_close, zmq_msg_close);
    CONVO_ZMQ_FIND(poll, zmq_poll);
    CONVO_ZMQ_FIND(error, zmq_errno);
    CONVO_ZMQ_FIND(strerror, zmq_strerror);
#undef CONVO_ZMQ_FIND
    return found;
}

// The calls, for Swift, which would unwrap each pointer by force.
typedef const struct convo_zmq *_Nonnull convo_zmq_ref;

static inline void *_Nullable convo_zmq_context(convo_zmq_ref zmq) { return zmq->ctx_new(); }
static inline void convo_zmq_end(convo_zmq_ref zmq, void *_Nonnull context) { zmq->ctx_term(context); }
static inline void *_Nullable convo_zmq_socket(convo_zmq_ref zmq, void *_Nonnull context, int kind) {
    return zmq->socket(context, kind);
}
static inline void convo_zmq_close(convo_zmq_ref zmq, void *_Nonnull socket) { zmq->close(socket); }
static inline int convo_zmq_set(
    convo_zmq_ref zmq, void *_Nonnull socket, int option, const void *_Nonnull value, size_t count
) {
    return zmq->setsockopt(socket, option, value, count);
}
static inline int convo_zmq_bind(convo_zmq_ref zmq, void *_Nonnull socket, const char *_Nonnull address) {
    return zmq->bind(socket, address);
}
static inline int convo_zmq_connect(convo_zmq_ref zmq, void *_Nonnull socket, const char *_Nonnull address) {
    return zmq->connect(socket, address);
}
static inline int convo_zmq_send(
    convo_zmq_ref zmq, void *_Nonnull socket, const void *_Nullable bytes, size_t count, int flags
) {
    return zmq->send(socket, bytes, count, flags);
}
static inline int convo_zmq_poll(convo_zmq_ref zmq, zmq_pollitem_t *_Nonnull items, int count, long milliseconds) {
    return zmq->poll(items, count, milliseconds);
}
static inline int convo_zmq_error(convo_zmq_ref zmq) { return zmq->error(); }
static inline const char *_Nonnull convo_zmq_reason(convo_zmq_ref zmq, int code) { return zmq->strerror(code); }

/// Takes one frame off a socket, without waiting. Returns 0 and fills `frame`, which is then to be freed by
/// `convo_zmq_free_frame`; or -1, and there is nothing to free.
struct convo_zmq_frame {
    zmq_msg_t message;
    const unsigned char *_Nullable bytes;
    size_t count;
    int has_more;
};
static inline int convo_zmq_receive(convo_zmq_ref zmq, void *_Nonnull socket, struct convo_zmq_frame *_Nonnull frame) {
    zmq->msg_init(&frame->message);
    if (zmq->msg_recv(&frame->message, socket, ZMQ_DONTWAIT) < 0) {
        zmq->msg_close(&frame->message);
        return -1;
    }
    frame->bytes = (const unsigned char *)zmq->msg_data(&frame->message);
    frame->count = zmq->msg_size(&frame->message);
    frame->has_more = zmq->msg_more(&frame->message);
    return 0;
}
static inline void convo_zmq_free_frame(convo_zmq_ref zmq, struct convo_zmq_frame *_Nonnull frame) {
    zmq->msg_close(&frame->message);
}

#endif

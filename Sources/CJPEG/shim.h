#ifndef CONVO_CJPEG_SHIM_H
#define CONVO_CJPEG_SHIM_H

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>

// libjpeg reports an error by calling a function that must not return. The way out is longjmp, which may not cross
// a Swift frame, so both setjmp and longjmp stand here, and Swift sees one function that returns.

enum { CONVO_JPEG_MESSAGE = 256, CONVO_JPEG_SCANS = 200 };

struct convo_jpeg_errors {
    struct jpeg_error_mgr manager; // first: libjpeg's pointer to it is a pointer to this
    jmp_buf escape;
    char message[CONVO_JPEG_MESSAGE];
};

static inline void convo_jpeg_fail(j_common_ptr info) {
    struct convo_jpeg_errors *errors = (struct convo_jpeg_errors *)info->err;
    char text[JMSG_LENGTH_MAX];
    info->err->format_message(info, text);
    snprintf(errors->message, sizeof errors->message, "%s", text);
    longjmp(errors->escape, 1);
}

// Warnings stay silent, but those that tell of missing or broken pixels are errors: gray filling is no digit.
static inline void convo_jpeg_message(j_common_ptr info, int level) {
    if (level >= 0) return;
    switch (info->err->msg_code) {
    case JWRN_JPEG_EOF: case JWRN_HIT_MARKER: case JWRN_HUFF_BAD_CODE: convo_jpeg_fail(info);
    default: return;
    }
}

// A small progressive file can ask for thousands of passes over a large picture.
static inline void convo_jpeg_progress(j_common_ptr info) {
    struct convo_jpeg_errors *errors = (struct convo_jpeg_errors *)info->err;
    if (((j_decompress_ptr)info)->input_scan_number > CONVO_JPEG_SCANS) {
        snprintf(errors->message, sizeof errors->message, "more than %d scans", CONVO_JPEG_SCANS);
        longjmp(errors->escape, 1);
    }
}

// One row of CMYK pixels as gray (1 channel) or red, green and blue (3); Adobe stores the inks inverted.
static inline void convo_jpeg_light_of_inks(
    unsigned char *light, const unsigned char *inks, size_t width, int channels, int inverted
) {
    for (size_t x = 0; x < width; x++) {
        unsigned c = inks[4 * x], m = inks[4 * x + 1], y = inks[4 * x + 2], k = inks[4 * x + 3];
        if (!inverted) { c = 255 - c; m = 255 - m; y = 255 - y; k = 255 - k; }
        if (channels == 1) {
            light[x] = (unsigned char)((299 * c + 587 * m + 114 * y) / 1000 * k / 255);
        } else {
            light[3 * x] = (unsigned char)(c * k / 255);
            light[3 * x + 1] = (unsigned char)(m * k / 255);
            light[3 * x + 2] = (unsigned char)(y * k / 255);
        }
    }
}

/// Decodes a JPEG file of `count` bytes into `*pixels`, `*width` · `*height` · `channels` bytes that the caller frees:
/// 1 channel of gray, or 3 of red, green and blue side by side.
/// Returns 1; or 0 with the reason in `message` (at least CONVO_JPEG_MESSAGE bytes) and `*pixels` null; or, where
/// the picture has more than `limit` pixels, 2 with its size. Reads nothing outside of `bytes`, prints nothing.
static inline int convo_jpeg_decode(
    const unsigned char *bytes, size_t count, size_t limit, int channels,
    unsigned char **pixels, unsigned *width, unsigned *height, char *message
) {
    struct jpeg_decompress_struct info;
    struct convo_jpeg_errors errors;
    struct jpeg_progress_mgr progress;
    unsigned char *volatile light = NULL;
    unsigned char *volatile inks = NULL;
    *pixels = NULL;
    message[0] = 0;
    memset(&info, 0, sizeof info);
    memset(&errors, 0, sizeof errors);
    memset(&progress, 0, sizeof progress);
    info.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = convo_jpeg_fail;
    errors.manager.emit_message = convo_jpeg_message;
    progress.progress_monitor = convo_jpeg_progress;
    if (setjmp(errors.escape)) {
        snprintf(message, CONVO_JPEG_MESSAGE, "%s", errors.message);
        jpeg_destroy_decompress(&info);
        free(light);
        free(inks);
        return 0;
    }
    jpeg_create_decompress(&info);
    info.progress = &progress;
    jpeg_mem_src(&info, (unsigned char *)bytes, (unsigned long)count);
    jpeg_read_header(&info, TRUE);
    *width = info.image_width;
    *height = info.image_height;
    if ((size_t)info.image_width * info.image_height > limit) {
        jpeg_destroy_decompress(&info);
        return 2;
    }
    int colored_inks = info.num_components == 4;
    info.out_color_space = colored_inks ? JCS_CMYK : channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_start_decompress(&info);
    size_t row = (size_t)info.output_width * channels;
    light = (unsigned char *)malloc(row * info.output_height);
    if (colored_inks) inks = (unsigned char *)malloc((size_t)info.output_width * 4);
    if (!light || (colored_inks && !inks)) ERREXIT1(&info, JERR_OUT_OF_MEMORY, 0);
    while (info.output_scanline < info.output_height) {
        unsigned char *line = light + row * info.output_scanline;
        JSAMPROW rows[1] = { colored_inks ? inks : line };
        jpeg_read_scanlines(&info, rows, 1);
        if (colored_inks) convo_jpeg_light_of_inks(line, inks, info.output_width, channels, info.saw_Adobe_marker);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    free(inks);
    *pixels = light;
    return 1;
}

#endif

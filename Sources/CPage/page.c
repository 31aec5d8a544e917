#include "CPage.h"

static const unsigned char index_html[] = {
#embed "index.html"
};
static const unsigned char page_css[] = {
#embed "page.css"
};
static const unsigned char main_js[] = {
#embed "scripts/main.js"
};
static const unsigned char line_js[] = {
#embed "scripts/line.js"
};
static const unsigned char draw_js[] = {
#embed "scripts/draw.js"
};
static const unsigned char maps_js[] = {
#embed "scripts/maps.js"
};
static const unsigned char steps_js[] = {
#embed "scripts/steps.js"
};
static const unsigned char training_js[] = {
#embed "scripts/training.js"
};
static const unsigned char charts_js[] = {
#embed "scripts/charts.js"
};
static const unsigned char trainee_js[] = {
#embed "scripts/trainee.js"
};
static const unsigned char notebook_js[] = {
#embed "scripts/notebook.js"
};
static const unsigned char command_js[] = {
#embed "scripts/command.js"
};
static const unsigned char pixels_js[] = {
#embed "scripts/pixels.js"
};

static const struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} files[] = {
    {"index.html", index_html, sizeof index_html},
    {"page.css", page_css, sizeof page_css},
    {"main.js", main_js, sizeof main_js},
    {"line.js", line_js, sizeof line_js},
    {"draw.js", draw_js, sizeof draw_js},
    {"maps.js", maps_js, sizeof maps_js},
    {"steps.js", steps_js, sizeof steps_js},
    {"training.js", training_js, sizeof training_js},
    {"charts.js", charts_js, sizeof charts_js},
    {"trainee.js", trainee_js, sizeof trainee_js},
    {"notebook.js", notebook_js, sizeof notebook_js},
    {"command.js", command_js, sizeof command_js},
    {"pixels.js", pixels_js, sizeof pixels_js},
};

const unsigned char *convo_page(int number, size_t *count) {
    if (number < 0 || (size_t)number >= sizeof files / sizeof *files) return NULL;
    *count = files[number].count;
    return files[number].bytes;
}

const char *convo_page_file(int number) {
    return number < 0 || (size_t)number >= sizeof files / sizeof *files ? NULL : files[number].name;
}

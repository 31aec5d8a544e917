#include "CLessons.h"

static const unsigned char lesson_00[] = {
#embed "00-tour.md"
};
static const unsigned char lesson_01[] = {
#embed "01-images.md"
};
static const unsigned char lesson_02[] = {
#embed "02-one-sum.md"
};
static const unsigned char lesson_03[] = {
#embed "03-convolution.md"
};
static const unsigned char lesson_04[] = {
#embed "04-sizes.md"
};
static const unsigned char lesson_05[] = {
#embed "05-relu.md"
};
static const unsigned char lesson_06[] = {
#embed "06-pooling.md"
};
static const unsigned char lesson_07[] = {
#embed "07-batch-normalization.md"
};
static const unsigned char lesson_08[] = {
#embed "08-dropout.md"
};
static const unsigned char lesson_09[] = {
#embed "09-dense.md"
};
static const unsigned char lesson_10[] = {
#embed "10-softmax.md"
};
static const unsigned char lesson_11[] = {
#embed "11-gradient-descent.md"
};
static const unsigned char lesson_12[] = {
#embed "12-backpropagation.md"
};
static const unsigned char lesson_13[] = {
#embed "13-learning-rate.md"
};
static const unsigned char lesson_14[] = {
#embed "14-optimizers.md"
};
static const unsigned char lesson_15[] = {
#embed "15-overfitting.md"
};
static const unsigned char lesson_16[] = {
#embed "16-receptive-fields.md"
};
static const unsigned char lesson_17[] = {
#embed "17-what-units-learned.md"
};
static const unsigned char lesson_18[] = {
#embed "18-attribution.md"
};
static const unsigned char lesson_19[] = {
#embed "19-adversarial.md"
};
static const unsigned char lesson_20[] = {
#embed "20-calibration.md"
};
static const unsigned char lesson_21[] = {
#embed "21-other-data.md"
};
static const unsigned char lesson_22[] = {
#embed "22-where-it-fails.md"
};
static const unsigned char first_steps[] = {
#embed "../first-steps.md"
};
static const unsigned char look_inside[] = {
#embed "../look-inside.md"
};
static const unsigned char train_from_scratch[] = {
#embed "../train-from-scratch.md"
};
static const unsigned char percent_99[] = {
#embed "../99-percent.md"
};

struct text {
    const char *file;
    const unsigned char *bytes;
    size_t count;
};

static const struct text lessons[] = {
    {"00-tour.md", lesson_00, sizeof lesson_00},
    {"01-images.md", lesson_01, sizeof lesson_01},
    {"02-one-sum.md", lesson_02, sizeof lesson_02},
    {"03-convolution.md", lesson_03, sizeof lesson_03},
    {"04-sizes.md", lesson_04, sizeof lesson_04},
    {"05-relu.md", lesson_05, sizeof lesson_05},
    {"06-pooling.md", lesson_06, sizeof lesson_06},
    {"07-batch-normalization.md", lesson_07, sizeof lesson_07},
    {"08-dropout.md", lesson_08, sizeof lesson_08},
    {"09-dense.md", lesson_09, sizeof lesson_09},
    {"10-softmax.md", lesson_10, sizeof lesson_10},
    {"11-gradient-descent.md", lesson_11, sizeof lesson_11},
    {"12-backpropagation.md", lesson_12, sizeof lesson_12},
    {"13-learning-rate.md", lesson_13, sizeof lesson_13},
    {"14-optimizers.md", lesson_14, sizeof lesson_14},
    {"15-overfitting.md", lesson_15, sizeof lesson_15},
    {"16-receptive-fields.md", lesson_16, sizeof lesson_16},
    {"17-what-units-learned.md", lesson_17, sizeof lesson_17},
    {"18-attribution.md", lesson_18, sizeof lesson_18},
    {"19-adversarial.md", lesson_19, sizeof lesson_19},
    {"20-calibration.md", lesson_20, sizeof lesson_20},
    {"21-other-data.md", lesson_21, sizeof lesson_21},
    {"22-where-it-fails.md", lesson_22, sizeof lesson_22},
};

static const struct text documents[] = {
    {"first-steps.md", first_steps, sizeof first_steps},
    {"look-inside.md", look_inside, sizeof look_inside},
    {"train-from-scratch.md", train_from_scratch, sizeof train_from_scratch},
    {"99-percent.md", percent_99, sizeof percent_99},
};

static const int all_lessons = sizeof lessons / sizeof lessons[0];
static const int all_documents = sizeof documents / sizeof documents[0];

static const unsigned char *bytes_of(const struct text *texts, int all, int number, size_t *count) {
    if (number < 0 || number >= all) return NULL;
    *count = texts[number].count;
    return texts[number].bytes;
}

static const char *file_of(const struct text *texts, int all, int number) {
    return number < 0 || number >= all ? NULL : texts[number].file;
}

const unsigned char *convo_lesson(int number, size_t *count) { return bytes_of(lessons, all_lessons, number, count); }

const char *convo_lesson_file(int number) { return file_of(lessons, all_lessons, number); }

const unsigned char *convo_document(int number, size_t *count) { return bytes_of(documents, all_documents, number, count); }

const char *convo_document_file(int number) { return file_of(documents, all_documents, number); }

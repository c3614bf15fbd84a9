// Made by generate.sh: the files of Lexicon/.
#include "Embedded.h"

static const unsigned char file_0[] = {
#embed "Lexicon/abbreviations.tsv"
};
static const unsigned char file_1[] = {
#embed "Lexicon/act_words.tsv"
};
static const unsigned char file_2[] = {
#embed "Lexicon/acts.tsv"
};
static const unsigned char file_3[] = {
#embed "Lexicon/body_kinds.tsv"
};
static const unsigned char file_4[] = {
#embed "Lexicon/boilerplate.tsv"
};
static const unsigned char file_5[] = {
#embed "Lexicon/cues.tsv"
};
static const unsigned char file_6[] = {
#embed "Lexicon/datelines.tsv"
};
static const unsigned char file_7[] = {
#embed "Lexicon/meetings.tsv"
};
static const unsigned char file_8[] = {
#embed "Lexicon/question_words.tsv"
};
static const unsigned char file_9[] = {
#embed "Lexicon/questions.tsv"
};
static const unsigned char file_10[] = {
#embed "Lexicon/rules.tsv"
};
static const unsigned char file_11[] = {
#embed "Lexicon/tags.tsv"
};
static const unsigned char file_12[] = {
#embed "Lexicon/time_words.tsv"
};
static const unsigned char file_13[] = {
#embed "Lexicon/word_classes.tsv"
};

static const embedded_file files[] = {
    {"Lexicon/abbreviations.tsv", file_0, sizeof file_0},
    {"Lexicon/act_words.tsv", file_1, sizeof file_1},
    {"Lexicon/acts.tsv", file_2, sizeof file_2},
    {"Lexicon/body_kinds.tsv", file_3, sizeof file_3},
    {"Lexicon/boilerplate.tsv", file_4, sizeof file_4},
    {"Lexicon/cues.tsv", file_5, sizeof file_5},
    {"Lexicon/datelines.tsv", file_6, sizeof file_6},
    {"Lexicon/meetings.tsv", file_7, sizeof file_7},
    {"Lexicon/question_words.tsv", file_8, sizeof file_8},
    {"Lexicon/questions.tsv", file_9, sizeof file_9},
    {"Lexicon/rules.tsv", file_10, sizeof file_10},
    {"Lexicon/tags.tsv", file_11, sizeof file_11},
    {"Lexicon/time_words.tsv", file_12, sizeof file_12},
    {"Lexicon/word_classes.tsv", file_13, sizeof file_13},
};

const embedded_file *embedded_lexicon(size_t *count) {
    *count = 14;
    return files;
}

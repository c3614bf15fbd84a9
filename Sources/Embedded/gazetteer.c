// Made by generate.sh: the files of Gazetteer/.
#include "Embedded.h"

static const unsigned char file_0[] = {
#embed "Gazetteer/countries.tsv"
};
static const unsigned char file_1[] = {
#embed "Gazetteer/country_names.tsv"
};
static const unsigned char file_2[] = {
#embed "Gazetteer/given_names.tsv"
};
static const unsigned char file_3[] = {
#embed "Gazetteer/honorifics.tsv"
};
static const unsigned char file_4[] = {
#embed "Gazetteer/memberships.tsv"
};
static const unsigned char file_5[] = {
#embed "Gazetteer/office_titles.tsv"
};
static const unsigned char file_6[] = {
#embed "Gazetteer/official_names.tsv"
};
static const unsigned char file_7[] = {
#embed "Gazetteer/officials.tsv"
};
static const unsigned char file_8[] = {
#embed "Gazetteer/organization_names.tsv"
};
static const unsigned char file_9[] = {
#embed "Gazetteer/organizations.tsv"
};
static const unsigned char file_10[] = {
#embed "Gazetteer/tenures.tsv"
};
static const unsigned char file_11[] = {
#embed "Gazetteer/topic_terms.tsv"
};
static const unsigned char file_12[] = {
#embed "Gazetteer/topics.tsv"
};

static const embedded_file files[] = {
    {"Gazetteer/countries.tsv", file_0, sizeof file_0},
    {"Gazetteer/country_names.tsv", file_1, sizeof file_1},
    {"Gazetteer/given_names.tsv", file_2, sizeof file_2},
    {"Gazetteer/honorifics.tsv", file_3, sizeof file_3},
    {"Gazetteer/memberships.tsv", file_4, sizeof file_4},
    {"Gazetteer/office_titles.tsv", file_5, sizeof file_5},
    {"Gazetteer/official_names.tsv", file_6, sizeof file_6},
    {"Gazetteer/officials.tsv", file_7, sizeof file_7},
    {"Gazetteer/organization_names.tsv", file_8, sizeof file_8},
    {"Gazetteer/organizations.tsv", file_9, sizeof file_9},
    {"Gazetteer/tenures.tsv", file_10, sizeof file_10},
    {"Gazetteer/topic_terms.tsv", file_11, sizeof file_11},
    {"Gazetteer/topics.tsv", file_12, sizeof file_12},
};

const embedded_file *embedded_gazetteer(size_t *count) {
    *count = 13;
    return files;
}

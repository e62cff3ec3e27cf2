#include "CAssets.h"

static const unsigned char tour[] = {
#embed "../../Assets/lessons/tour.json"
};

static const unsigned char one_weight[] = {
#embed "../../Assets/lessons/one-weight.json"
};

static const unsigned char rate_too_large[] = {
#embed "../../Assets/lessons/rate-too-large.json"
};

static const unsigned char worked_example[] = {
#embed "../../Assets/lessons/worked-example.json"
};

static const unsigned char practice[] = {
#embed "../../Assets/lessons/practice.json"
};

static const unsigned char biases[] = {
#embed "../../Assets/lessons/biases.json"
};

static const unsigned char order_matters[] = {
#embed "../../Assets/lessons/order-matters.json"
};

static const unsigned char debugging[] = {
#embed "../../Assets/lessons/debugging.json"
};

static const unsigned char xor[] = {
#embed "../../Assets/lessons/xor.json"
};

static const unsigned char iris[] = {
#embed "../../Assets/lessons/iris.json"
};

static const unsigned char bugs[] = {
#embed "../../Assets/lessons/bugs.json"
};

static const unsigned char digits[] = {
#embed "../../Assets/lessons/digits.json"
};

static const unsigned char saturation[] = {
#embed "../../Assets/lessons/saturation.json"
};

static const unsigned char same_start[] = {
#embed "../../Assets/lessons/same-start.json"
};

static const unsigned char dead_unit[] = {
#embed "../../Assets/lessons/dead-unit.json"
};

static const unsigned char prediction[] = {
#embed "../../Assets/lessons/prediction.json"
};

static const unsigned char softmax[] = {
#embed "../../Assets/lessons/softmax.json"
};

static const unsigned char batches[] = {
#embed "../../Assets/lessons/batches.json"
};

static const unsigned char momentum[] = {
#embed "../../Assets/lessons/momentum.json"
};

static const unsigned char adam[] = {
#embed "../../Assets/lessons/adam.json"
};

static const unsigned char rates[] = {
#embed "../../Assets/lessons/rates.json"
};

static const unsigned char history_xor[] = {
#embed "../../Assets/lessons/history-xor.json"
};

static const unsigned char encoder[] = {
#embed "../../Assets/lessons/encoder.json"
};

static const unsigned char overfit[] = {
#embed "../../Assets/lessons/overfit.json"
};

static const unsigned char gauss[] = {
#embed "../../Assets/lessons/gauss.json"
};

static const unsigned char circle[] = {
#embed "../../Assets/lessons/circle.json"
};

static const unsigned char quadrants[] = {
#embed "../../Assets/lessons/quadrants.json"
};

static const unsigned char spiral[] = {
#embed "../../Assets/lessons/spiral.json"
};

static const unsigned char reg_plane[] = {
#embed "../../Assets/lessons/reg-plane.json"
};

static const unsigned char reg_gauss[] = {
#embed "../../Assets/lessons/reg-gauss.json"
};

static const unsigned char settle[] = {
#embed "../../Assets/lessons/settle.json"
};

static const unsigned char settle_back[] = {
#embed "../../Assets/lessons/settle-back.json"
};

static const unsigned char never_settles[] = {
#embed "../../Assets/lessons/never-settles.json"
};

static const unsigned char attractor[] = {
#embed "../../Assets/lessons/attractor.json"
};

static const unsigned char iris_csv[] = {
#embed "../../Assets/data/iris.csv"
};

static const unsigned char digits_csv[] = {
#embed "../../Assets/data/digits.csv"
};

// In the order of the course.
static const struct cassets_file lessons[] = {
    {"tour", tour, sizeof tour},
    {"one-weight", one_weight, sizeof one_weight},
    {"rate-too-large", rate_too_large, sizeof rate_too_large},
    {"worked-example", worked_example, sizeof worked_example},
    {"practice", practice, sizeof practice},
    {"biases", biases, sizeof biases},
    {"order-matters", order_matters, sizeof order_matters},
    {"debugging", debugging, sizeof debugging},
    {"xor", xor, sizeof xor},
    {"iris", iris, sizeof iris},
    {"same-start", same_start, sizeof same_start},
    {"saturation", saturation, sizeof saturation},
    {"dead-unit", dead_unit, sizeof dead_unit},
    {"prediction", prediction, sizeof prediction},
    {"softmax", softmax, sizeof softmax},
    {"batches", batches, sizeof batches},
    {"momentum", momentum, sizeof momentum},
    {"adam", adam, sizeof adam},
    {"rates", rates, sizeof rates},
    {"overfit", overfit, sizeof overfit},
    {"bugs", bugs, sizeof bugs},
    {"digits", digits, sizeof digits},
    {"gauss", gauss, sizeof gauss},
    {"circle", circle, sizeof circle},
    {"quadrants", quadrants, sizeof quadrants},
    {"spiral", spiral, sizeof spiral},
    {"reg-plane", reg_plane, sizeof reg_plane},
    {"reg-gauss", reg_gauss, sizeof reg_gauss},
    {"history-xor", history_xor, sizeof history_xor},
    {"encoder", encoder, sizeof encoder},
    {"settle", settle, sizeof settle},
    {"settle-back", settle_back, sizeof settle_back},
    {"never-settles", never_settles, sizeof never_settles},
    {"attractor", attractor, sizeof attractor},
};

size_t cassets_lesson_count(void) { return sizeof lessons / sizeof lessons[0]; }

struct cassets_file cassets_lesson(size_t index) { return lessons[index]; }

static const struct cassets_file data[] = {
    {"iris.csv", iris_csv, sizeof iris_csv},
    {"digits.csv", digits_csv, sizeof digits_csv},
};

size_t cassets_data_count(void) { return sizeof data / sizeof data[0]; }

struct cassets_file cassets_data(size_t index) { return data[index]; }

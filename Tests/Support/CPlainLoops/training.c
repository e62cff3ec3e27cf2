#include "CPlainLoops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/// A layer: its weights input by input, so that the innermost loops run over neighbours.
typedef struct {
  int inputs, units;
  double *weights, *biases;
  /// The sums of a batch's gradients.
  double *weight_sums, *bias_sums;
  double *outputs, *deltas;
} layer;

struct plain_network {
  layer hidden, output;
  double *memory;
};

/// Every list of numbers begins where a vector of 512 bits would.
enum { ALIGNMENT = 8 };

static size_t aligned(size_t count) { return (count + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

static double *take(double **memory, size_t count) {
  double *taken = *memory;
  *memory += aligned(count);
  return taken;
}

static size_t layer_size(size_t inputs, size_t units) {
  return 2 * aligned(inputs * units) + 4 * aligned(units);
}

static layer make_layer(int inputs, int units, double **memory) {
  layer made = {.inputs = inputs, .units = units};
  size_t count = (size_t)inputs * units;
  made.weights = take(memory, count);
  made.weight_sums = take(memory, count);
  made.biases = take(memory, units);
  made.bias_sums = take(memory, units);
  made.outputs = take(memory, units);
  made.deltas = take(memory, units);
  return made;
}

static const double *read_weights(layer *into, const double *from) {
  for (int unit = 0; unit < into->units; unit++)
    for (int input = 0; input < into->inputs; input++)
      into->weights[(size_t)input * into->units + unit] = *from++;
  return from;
}

plain_network *plain_create(int inputs, int hidden, int outputs, const double *parameters) {
  size_t size = (layer_size(inputs, hidden) + layer_size(hidden, outputs)) * sizeof(double);
  plain_network *network = malloc(sizeof *network);
  double *memory = aligned_alloc(ALIGNMENT * sizeof(double), size);
  if (!network || !memory) {
    free(network);
    free(memory);
    return NULL;
  }
  network->memory = memory;
  memset(memory, 0, size);
  network->hidden = make_layer(inputs, hidden, &memory);
  network->output = make_layer(hidden, outputs, &memory);
  parameters = read_weights(&network->hidden, parameters);
  parameters = read_weights(&network->output, parameters);
  memcpy(network->hidden.biases, parameters, hidden * sizeof(double));
  memcpy(network->output.biases, parameters + hidden, outputs * sizeof(double));
  return network;
}

void plain_free(plain_network *network) {
  free(network->memory);
  free(network);
}

static inline void forward_layer(const layer *of, const double *restrict inputs) {
  const int units = of->units;
  double *restrict outputs = of->outputs;
  const double *restrict row = of->weights;
  for (int unit = 0; unit < units; unit++) outputs[unit] = of->biases[unit];
  for (int input = 0; input < of->inputs; input++, row += units) {
    const double value = inputs[input];
    for (int unit = 0; unit < units; unit++) outputs[unit] += value * row[unit];
  }
  for (int unit = 0; unit < units; unit++) outputs[unit] = 1 / (1 + exp(-outputs[unit]));
}

static inline void forward(const plain_network *network, const double *inputs) {
  forward_layer(&network->hidden, inputs);
  forward_layer(&network->output, network->hidden.outputs);
}

static inline void backward(plain_network *network, const double *restrict targets) {
  const layer *hidden = &network->hidden, *output = &network->output;
  const int units = output->units;
  double *restrict deltas = output->deltas;
  for (int unit = 0; unit < units; unit++) {
    const double out = output->outputs[unit];
    deltas[unit] = (out - targets[unit]) * out * (1 - out);
  }
  const double *restrict row = output->weights;
  for (int unit = 0; unit < hidden->units; unit++, row += units) {
    double sum = 0;
    for (int above = 0; above < units; above++) sum += deltas[above] * row[above];
    const double out = hidden->outputs[unit];
    hidden->deltas[unit] = sum * out * (1 - out);
  }
}

/// Adds factor * delta * input to what belongs to each weight of a layer.
static inline void add_gradients(
    const layer *of, const double *restrict inputs, double factor, double *restrict weights,
    double *restrict biases) {
  const int units = of->units;
  const double *restrict deltas = of->deltas;
  for (int input = 0; input < of->inputs; input++, weights += units) {
    const double value = factor * inputs[input];
    for (int unit = 0; unit < units; unit++) weights[unit] += value * deltas[unit];
  }
  for (int unit = 0; unit < units; unit++) biases[unit] += factor * deltas[unit];
}

static inline void descend(layer *of, double rate) {
  const size_t count = (size_t)of->inputs * of->units;
  double *restrict weights = of->weights, *restrict sums = of->weight_sums;
  for (size_t weight = 0; weight < count; weight++) weights[weight] -= rate * sums[weight];
  memset(sums, 0, count * sizeof(double));
  for (int unit = 0; unit < of->units; unit++) {
    of->biases[unit] -= rate * of->bias_sums[unit];
    of->bias_sums[unit] = 0;
  }
}

static void train_online(
    plain_network *network, const double *inputs, const double *targets, long examples,
    double rate) {
  layer *hidden = &network->hidden, *output = &network->output;
  for (long example = 0; example < examples; example++) {
    forward(network, inputs);
    backward(network, targets);
    add_gradients(output, hidden->outputs, -rate, output->weights, output->biases);
    add_gradients(hidden, inputs, -rate, hidden->weights, hidden->biases);
    inputs += hidden->inputs;
    targets += output->units;
  }
}

static void train_in_batches(
    plain_network *network, const double *inputs, const double *targets, long examples, long batch,
    double rate) {
  layer *hidden = &network->hidden, *output = &network->output;
  for (long example = 0; example < examples; example++) {
    forward(network, inputs);
    backward(network, targets);
    add_gradients(output, hidden->outputs, 1, output->weight_sums, output->bias_sums);
    add_gradients(hidden, inputs, 1, hidden->weight_sums, hidden->bias_sums);
    inputs += hidden->inputs;
    targets += output->units;
    if ((example + 1) % batch == 0 || example + 1 == examples) {
      descend(output, rate);
      descend(hidden, rate);
    }
  }
}

void plain_train(
    plain_network *network, const double *inputs, const double *targets, long examples, long epochs,
    long batch, double rate) {
  for (long epoch = 0; epoch < epochs; epoch++) {
    if (batch == 1)
      train_online(network, inputs, targets, examples, rate);
    else
      train_in_batches(network, inputs, targets, examples, batch, rate);
  }
}

double plain_error(
    const plain_network *network, const double *inputs, const double *targets, long examples) {
  const layer *output = &network->output;
  double sum = 0;
  for (long example = 0; example < examples; example++) {
    forward(network, inputs);
    for (int unit = 0; unit < output->units; unit++) {
      const double difference = targets[unit] - output->outputs[unit];
      sum += 0.5 * difference * difference;
    }
    inputs += network->hidden.inputs;
    targets += output->units;
  }
  return sum / examples;
}

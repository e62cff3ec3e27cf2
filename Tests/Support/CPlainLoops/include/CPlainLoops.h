/// What the kernels are measured against: the loops that one would write in C, and how fast the
/// processor can multiply and add.
#pragma once

/// A network of two layers of sigmoid units, each with its own bias, trained by half squared errors.
typedef struct plain_network plain_network;

/// Makes a network; returns a null pointer where there is no memory.
///
/// The parameters are weights unit by unit, first those of the hidden layer, then all biases.
plain_network *plain_create(int inputs, int hidden, int outputs, const double *parameters);
void plain_free(plain_network *network);

/// Descends by the sum of the gradients of each batch, with the examples in the order given.
void plain_train(
    plain_network *network, const double *inputs, const double *targets, long examples, long epochs,
    long batch, double rate);

/// The mean of the examples' errors.
double plain_error(
    const plain_network *network, const double *inputs, const double *targets, long examples);

/// Multiplies and adds in the widest registers, so many times; returns how many multiplications that
/// were, each with its addition.
double peak_multiply_adds(long rounds);

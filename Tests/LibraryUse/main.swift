import Backprop

// The worked example: two inputs, two hidden units, two outputs, and one bias for each layer.
let network = try Network(
  inputs: 2, layers: [(2, .sigmoid, .shared), (2, .sigmoid, .shared)], loss: .halfSquaredError,
  parameters: [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55, 0.35, 0.60])
let examples = try Examples(rows: [(inputs: [0.05, 0.10], targets: [0.01, 0.99])])
var settings = TrainingSettings()
settings.learningRate = 0.5
settings.biases = .fixed

// One example, forward and backward: every value has a name.
var run = Run(try Run.Setup(training: network, with: examples, settings: settings))
print("E_total", run.pass.value(named: "E_total") ?? .nan)
print("∂E/∂w5 ", run.pass.value(named: "∂E/∂w5") ?? .nan)
print("steps  ", run.pass.steps.prefix(3).map { run.pass.symbols.symbol($0.quantity) })

// Train for 10,000 epochs.
_ = run.advance(to: run.destination(after: 10_000, of: .epoch))
print("E      ", run.updatedNetwork.error(on: examples))

// Go back to step 24, where ∂E/∂w5 was found: the same bits as before.
_ = run.advance(to: 24)
print("step 24", run.step?.value ?? .nan)

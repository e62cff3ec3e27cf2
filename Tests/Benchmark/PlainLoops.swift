import Backprop
import CPlainLoops

/// The same training in plain C.
struct PlainLoops: ~Copyable {
  private let network: OpaquePointer
  private let inputs: [Double]
  private let targets: [Double]
  private let work: Work

  init(_ work: Work) {
    let shape = work.network.shape
    precondition(shape.layers.count == 2)
    guard
      let network = plain_create(
        Int32(shape.inputCount), Int32(shape.layers[0].unitCount), Int32(shape.outputCount),
        work.network.parameters)
    else { preconditionFailure("no memory") }
    self.network = network
    self.work = work
    inputs = (0..<work.examples.count).flatMap { work.examples.inputs(of: $0) }
    targets = (0..<work.examples.count).flatMap { work.examples.targets(of: $0) }
  }

  deinit { plain_free(network) }

  /// Trains for some epochs, and returns nanoseconds an example.
  func nanoseconds(epochs: Int) -> Double {
    let seconds = Clock.time {
      plain_train(
        network, inputs, targets, work.examples.count, epochs, work.batch, work.rate)
    }
    return seconds / Double(epochs * work.examples.count) * 1e9
  }

  /// E now.
  var error: Double { plain_error(network, inputs, targets, work.examples.count) }
}

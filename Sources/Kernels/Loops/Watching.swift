internal import KernelWork

/// Writing parameters down after an update.
extension UnsafePointer<ExampleWork> {
  /// Looks whether net inputs are great, where that is asked for.
  @inline(__always)
  func look<Number: Lanes>(atNets nets: Number) {
    guard let found = pointee.hasGreatNets else { return }
    if nets.magnitude.isAnyBeyond(Number(pointee.greatNet)) { found.pointee = true }
  }

  /// Notes the parameters as they stand in the memory.
  ///
  /// - Parameters:
  ///   - watch: which they are.
  ///   - index: the example's number in the stretch, from 0.
  @inline(__always)
  func note(_ watch: WatchWork, _ index: Int) {
    for place in 0..<watch.count {
      watch.seen[place * watch.capacity + index] = memory[watch.places[place].number]
    }
  }

  /// Notes the parameters as they will be: the next example's sweep makes the changes of weights.
  ///
  /// - Parameters:
  ///   - watch: which they are.
  ///   - index: the example's number in the stretch, from 0.
  ///   - example: the example's row of the room.
  ///   - inputs: the example's.
  @inline(__always)
  func note(
    _ watch: WatchWork, _ index: Int, example: Int, inputs: UnsafePointer<Double>
  ) {
    let rate = pointee.update.rate
    for place in 0..<watch.count {
      let watched = watch.places[place]
      var value = memory[watched.number]
      if let factors = watched.factors {
        let source =
          factors.layer == 0
          ? inputs[factors.input]
          : activations(layer(factors.layer - 1), example)[factors.input]
        value -= rate * (deltas(layer(factors.layer), example)[factors.unit] * source)
      }
      watch.seen[place * watch.capacity + index] = value
    }
  }
}

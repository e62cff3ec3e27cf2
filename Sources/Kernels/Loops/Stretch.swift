internal import KernelWork

/// Where the numbers of a layer stand while examples are computed.
extension UnsafePointer<ExampleWork> {
  @inline(__always)
  var memory: UnsafeMutablePointer<Double> { pointee.memory }
  @inline(__always)
  func layer(_ index: Int) -> UnsafePointer<LayerWork> { pointee.layers + index }
  @inline(__always)
  var outputLayer: UnsafePointer<LayerWork> { layer(pointee.layerCount - 1) }

  /// The inputs of the example at a place of the epoch.
  @inline(__always)
  func inputs(at place: Int) -> UnsafePointer<Double> {
    pointee.inputs + row(at: place) * layer(0).inputCount
  }

  /// Its targets.
  @inline(__always)
  func targets(at place: Int) -> UnsafePointer<Double> {
    pointee.targets + row(at: place) * outputLayer.unitCount
  }

  @inline(__always)
  private func row(at place: Int) -> Int {
    guard let rows = pointee.rows else { return place }
    return rows[place]
  }

  @inline(__always)
  func activations(_ layer: UnsafePointer<LayerWork>, _ example: Int) -> UnsafeMutablePointer<
    Double
  > {
    pointee.room + layer.activations + example * layer.laneCount
  }

  @inline(__always)
  func netInputs(_ layer: UnsafePointer<LayerWork>, _ example: Int) -> UnsafeMutablePointer<Double>
  {
    pointee.room + layer.netInputs + example * layer.laneCount
  }

  @inline(__always)
  func deltas(_ layer: UnsafePointer<LayerWork>, _ example: Int) -> UnsafeMutablePointer<Double> {
    pointee.room + layer.deltas + example * layer.laneCount
  }
}

extension UnsafePointer<LayerWork> {
  @inline(__always)
  var inputCount: Int { pointee.inputCount }
  @inline(__always)
  var unitCount: Int { pointee.unitCount }
  @inline(__always)
  var laneCount: Int { pointee.laneCount }
  @inline(__always)
  var function: LayerWork.Function { pointee.function }
  @inline(__always)
  var hasBiases: Bool { pointee.hasBiases }
  @inline(__always)
  var isBiasShared: Bool { pointee.isBiasShared }
  @inline(__always)
  var weights: Int { pointee.weights }
  @inline(__always)
  var biasValues: Int { pointee.biasValues }
  @inline(__always)
  var transposed: Int { pointee.transposed }
  @inline(__always)
  var mask: Int { pointee.mask }
  @inline(__always)
  var activations: Int { pointee.activations }
  @inline(__always)
  var netInputs: Int { pointee.netInputs }
  @inline(__always)
  var deltas: Int { pointee.deltas }
}

/// Work on one panel of a layer, in the lanes that it has.
protocol PanelWork {
  /// Does the work on one panel.
  ///
  /// - Parameters:
  ///   - kind: the lanes, wide enough for the panel's units.
  ///   - first: the panel's first unit.
  func work<Number: Lanes>(_ kind: Number.Type, first: Int)
}

/// Does some work on all panels over so many units.
@inline(__always)
func forEachPanel(units: Int, _ panel: some PanelWork) {
  var first = 0
  while first < units {
    // `Panels.width`, in place; no lanes but a few beyond the last unit are computed.
    let left = units - first
    if left > 16 {
      panel.work(ThirtyTwo.self, first: first)
    } else if left > 10 {
      panel.work(Sixteen.self, first: first)
    } else if left > 8 {
      panel.work(Ten.self, first: first)
    } else if left > 4 {
      panel.work(Eight.self, first: first)
    } else if left > 2 {
      panel.work(Four.self, first: first)
    } else {
      panel.work(Two.self, first: first)
    }
    first += 32
  }
}

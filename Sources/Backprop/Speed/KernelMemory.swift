internal import KernelWork

/// The numbers of a network as kernels want them: in panels, and aligned to whole vectors.
///
/// All room is made once.
struct KernelMemory: Sendable {
  /// How many examples can be in the room at once.
  static let blockSize = 32

  /// What an area of parameters holds.
  enum Area: Int {
    case parameters, sums, first, second
  }

  private(set) var layers: [LayerWork]
  /// How many numbers an area of parameters takes.
  let areaSize: Int
  /// How many areas there are: as many as the optimizer needs.
  private let areaCount: Int
  private let shape: Shape
  private var loss: ExampleWork.Loss
  /// The areas, the weights once more, and the masks, aligned by elements of 512 bits.
  private var memory: [SIMD8<Double>]
  /// What is computed of examples.
  private var room: [SIMD8<Double>]
  private var inputMarks: [UInt64]
  /// Whether training looks for net inputs so great that what comes of them may not be finite.
  var looksAtNets = false
  /// Whether it has found one.
  var hasGreatNets = false

  init(_ network: Network, optimizer: Optimizer) {
    let shape = network.shape
    self.shape = shape
    loss = network.loss.work
    var places = Places()
    let parameters = shape.layers.map { layer in
      let lanes = Panels.laneCount(ofUnits: layer.unitCount)
      return (weights: places.take(lanes * layer.inputCount), biases: places.take(lanes))
    }
    areaSize = places.count
    areaCount = optimizer == .sgd ? 2 : [.momentum, .nesterov].contains(optimizer) ? 3 : 4
    places.count *= areaCount
    var roomPlaces = Places()
    layers = shape.layers.indices.map { index in
      let layer = shape.layers[index]
      let lanes = Panels.laneCount(ofUnits: layer.unitCount)
      let below = index == 0 ? 0 : Panels.laneCount(ofUnits: layer.inputCount)
      return LayerWork(
        inputCount: layer.inputCount, unitCount: layer.unitCount,
        function: layer.activation.kernel, hasBiases: layer.biases != .none,
        isBiasShared: layer.biases == .shared, weights: parameters[index].weights,
        biasValues: parameters[index].biases,
        transposed: places.take(below * layer.unitCount), mask: places.take(lanes),
        activations: roomPlaces.take(lanes * KernelMemory.blockSize),
        netInputs: roomPlaces.take(lanes * KernelMemory.blockSize),
        deltas: roomPlaces.take(lanes * KernelMemory.blockSize))
    }
    memory = [SIMD8<Double>](repeating: .zero, count: places.count / 8)
    room = [SIMD8<Double>](repeating: .zero, count: roomPlaces.count / 8)
    inputMarks = [UInt64](
      repeating: 0, count: 2 * ExampleWork.markWords(ofInputs: shape.inputCount))
    let all = Double(bitPattern: .max)
    for layer in layers {
      for unit in 0..<layer.unitCount { set(layer.mask + unit, all) }
    }
    set(network.parameters, in: .parameters)
  }

  /// Hands out places for numbers, each at the beginning of a vector.
  private struct Places {
    var count = 0

    mutating func take(_ numbers: Int) -> Int {
      defer { count += (numbers + 7) / 8 * 8 }
      return count
    }
  }

  /// Takes over other activation functions of a network of the same sizes.
  mutating func adopt(_ network: Network) {
    loss = network.loss.work
    for (index, layer) in network.shape.layers.enumerated() {
      layers[index].function = layer.activation.kernel
    }
  }

  // MARK: - Parameters by their numbers

  private func value(_ place: Int) -> Double { memory[place / 8][place % 8] }
  private mutating func set(_ place: Int, _ value: Double) { memory[place / 8][place % 8] = value }

  /// Returns a number of a parameter.
  func value(of parameter: Int, in area: Area = .parameters) -> Double {
    let base = area.rawValue * areaSize
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, let from):
      return value(base + layers[layer].weight(to: to, from: from))
    case .bias(let layer, let unit): return value(base + layers[layer].biasValues + unit)
    case .sharedBias(let layer): return value(base + layers[layer].biasValues)
    }
  }

  /// Where a parameter stands, and what its gradient is made of.
  func place(of parameter: Int) -> WatchWork.Place {
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, let from):
      WatchWork.Place(
        number: layers[layer].weight(to: to, from: from), factors: (layer, to, from))
    case .bias(let layer, let unit):
      WatchWork.Place(number: layers[layer].biasValues + unit, factors: nil)
    case .sharedBias(let layer): WatchWork.Place(number: layers[layer].biasValues, factors: nil)
    }
  }

  /// What stands at a parameter's place.
  func value(at place: WatchWork.Place) -> Double { value(place.number) }

  /// Sets a number of a parameter wherever it stands.
  mutating func set(_ parameter: Int, to value: Double) {
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, let from): set(layer, to, from, value, in: .parameters)
    case .bias(let layer, let unit): set(layers[layer].biasValues + unit, value)
    case .sharedBias(let layer): setSharedBias(layer, value, in: .parameters)
    }
  }

  private mutating func set(_ layer: Int, _ to: Int, _ from: Int, _ value: Double, in area: Area) {
    let work = layers[layer]
    set(area.rawValue * areaSize + work.weight(to: to, from: from), value)
    guard layer > 0, area == .parameters else { return }
    set(work.returningWeight(to: to, from: from), value)
  }

  private mutating func setSharedBias(_ layer: Int, _ value: Double, in area: Area) {
    let place = area.rawValue * areaSize + layers[layer].biasValues
    for unit in 0..<layers[layer].unitCount { set(place + unit, value) }
  }

  /// Copies the numbers of all parameters, in the order of `Shape`.
  func copy(_ area: Area, to numbers: inout [Double]) {
    let base = area.rawValue * areaSize
    for index in shape.layers.indices {
      let layer = shape.layers[index]
      let work = layers[index]
      var number = layer.firstWeight
      for unit in 0..<layer.unitCount {
        for input in 0..<layer.inputCount {
          numbers[number] = value(base + work.weight(to: unit, from: input))
          number += 1
        }
      }
      for bias in 0..<layer.biasCount {
        numbers[layer.firstBias + bias] = value(base + work.biasValues + bias)
      }
    }
  }

  /// The numbers of all parameters.
  func numbers(in area: Area) -> [Double] {
    var numbers = [Double](repeating: 0, count: shape.parameterCount)
    copy(area, to: &numbers)
    return numbers
  }

  /// Sets the numbers of all parameters.
  mutating func set(_ numbers: [Double], in area: Area) {
    let base = area.rawValue * areaSize
    for (index, layer) in shape.layers.enumerated() {
      setWeights(index, numbers, in: area)
      if layer.biases == .shared {
        setSharedBias(index, numbers[layer.firstBias], in: area)
        continue
      }
      for bias in 0..<layer.biasCount {
        set(base + layers[index].biasValues + bias, numbers[layer.firstBias + bias])
      }
    }
  }

  /// Sets the weights of a layer wherever they stand, row by row: one by one they would take many times
  /// as long.
  private mutating func setWeights(_ index: Int, _ numbers: [Double], in area: Area) {
    let layer = shape.layers[index]
    let work = layers[index]
    let base = area.rawValue * areaSize
    let standsTwice = index > 0 && area == .parameters
    memory.withUnsafeMutableBufferPointer { vectors in
      vectors.withMemoryRebound(to: Double.self) { places in
        var number = layer.firstWeight
        for unit in 0..<layer.unitCount {
          let first = base + work.weight(to: unit, from: 0)
          let distance = work.weight(to: unit, from: 1) - work.weight(to: unit, from: 0)
          for input in 0..<layer.inputCount {
            places[first + input * distance] = numbers[number + input]
          }
          if standsTwice {
            // The inputs of a panel stand side by side.
            for start in stride(from: 0, to: layer.inputCount, by: 32) {
              let place = work.returningWeight(to: unit, from: start)
              for input in start..<min(start + 32, layer.inputCount) {
                places[place + input - start] = numbers[number + input]
              }
            }
          }
          number += layer.inputCount
        }
      }
    }
  }

  /// Whether all parameters are finite, and all that the optimizer keeps of them.
  var areNumbersFinite: Bool {
    // What is not finite stays so in a product with 0, and 0 in a sum.
    var sum = SIMD8<Double>.zero
    for area in 0..<areaCount where area != Area.sums.rawValue {
      let first = area * areaSize / 8
      for place in first..<first + areaSize / 8 { sum += memory[place] * 0 }
    }
    return sum.sum() == 0
  }

  /// Whether all parameters, the sums of gradients, and what the optimizer keeps, are moderate.
  var areNumbersModerate: Bool {
    var sum = SIMD8<Double>.zero
    for place in 0..<areaCount * areaSize / 8 { sum += memory[place] * Moderation.scale * 0 }
    return sum.sum() == 0
  }

  /// A copy of what training goes on from.
  struct Snapshot: Sendable {
    fileprivate var numbers: [SIMD8<Double>]
  }

  /// All areas as they are now.
  var snapshot: Snapshot { Snapshot(numbers: memory) }

  /// Copies all areas to where there is room for them.
  func copy(to snapshot: inout Snapshot) {
    for place in memory.indices { snapshot.numbers[place] = memory[place] }
  }

  /// Goes back to a copy.
  mutating func restore(_ snapshot: Snapshot) { memory = snapshot.numbers }

  // MARK: - Work

  /// Hands the memory to a kernel.
  mutating func withWork<Result>(
    _ update: UpdateWork, inputs: UnsafePointer<Double>,
    targets: UnsafePointer<Double>, rows: UnsafePointer<Int>? = nil, rowCount: Int, place: Int = 0,
    count: Int, watch: WatchWork? = nil, isTraining: Bool = false,
    _ body: (UnsafePointer<ExampleWork>) -> Result
  ) -> Result {
    layers.withUnsafeBufferPointer { layers in
      memory.withUnsafeMutableBytes { memory in
        room.withUnsafeMutableBytes { room in
          inputMarks.withUnsafeMutableBufferPointer { marks in
            guard let layer = layers.baseAddress, let numbers = memory.baseAddress,
              let values = room.baseAddress, let marks = marks.baseAddress
            else { preconditionFailure("every network has a layer") }
            var work = ExampleWork(
              layers: layer, layerCount: layers.count, loss: loss,
              leak: Activation.leak, memory: numbers.assumingMemoryBound(to: Double.self),
              areaSize: areaSize, room: values.assumingMemoryBound(to: Double.self),
              inputMarks: marks, inputs: inputs, targets: targets, rows: rows, rowCount: rowCount,
              place: place, count: count, update: update)
            work.watch = watch
            guard isTraining, looksAtNets else { return withUnsafePointer(to: work, body) }
            work.greatNet = Moderation.net
            return withUnsafeMutablePointer(to: &hasGreatNets) { found in
              work.hasGreatNets = found
              return withUnsafePointer(to: work, body)
            }
          }
        }
      }
    }
  }

  /// A value of the room.
  func roomValue(_ place: Int) -> Double { room[place / 8][place % 8] }
  mutating func setRoomValue(_ place: Int, _ value: Double) { room[place / 8][place % 8] = value }
}

extension Loss {
  fileprivate var work: ExampleWork.Loss {
    switch self {
    case .halfSquaredError: .halfSquaredError
    case .meanSquaredError: .meanSquaredError
    case .crossEntropy, .binaryCrossEntropy: .crossEntropy
    }
  }
}

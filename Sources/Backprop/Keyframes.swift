/// Parameters kept from earlier moments of a run, from which any later moment can be replayed.
///
/// They stand at the starts of batches. When there are too many, every second one goes, so that
/// memory is bounded and the distance between them grows with the run.
struct Keyframes: Equatable, Sendable {
  struct Keyframe: Equatable, Sendable {
    /// The example before whose first step it stands; edits made there are not in it yet.
    let ordinal: Int
    let parameters: [Double]
  }

  /// In the order of their ordinals; the first stands at 0.
  private(set) var frames: [Keyframe]
  private var spacing = 1
  private let capacity: Int

  /// - Parameter parameters: the parameters before training.
  init(parameters: [Double]) {
    // About eight megabytes, whatever the size of the network.
    self.init(
      parameters: parameters, capacity: min(1024, max(8, 1_000_000 / max(1, parameters.count))))
  }

  /// - Parameters:
  ///   - parameters: the parameters before training.
  ///   - capacity: how many there may be.
  init(parameters: [Double], capacity: Int) {
    frames = [Keyframe(ordinal: 0, parameters: parameters)]
    self.capacity = capacity
    frames.reserveCapacity(capacity)
  }

  /// Whether a keyframe should be kept at an example that begins a batch.
  func isDue(at ordinal: Int) -> Bool {
    ordinal >= frames[frames.count - 1].ordinal + spacing
  }

  /// Keeps the parameters as they are before an example.
  mutating func record(ordinal: Int, parameters: [Double]) {
    guard isDue(at: ordinal) else { return }
    frames.append(Keyframe(ordinal: ordinal, parameters: parameters))
    guard frames.count >= capacity else { return }
    spacing *= 2
    frames = frames.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
  }

  /// The last keyframe at or before an example.
  func nearest(to ordinal: Int) -> Keyframe {
    var low = 0
    var high = frames.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if frames[middle].ordinal <= ordinal { low = middle } else { high = middle }
    }
    return frames[low]
  }

  /// Forgets the keyframes after an example: an edit has made them untrue.
  mutating func truncate(after ordinal: Int) {
    frames.removeAll { $0.ordinal > ordinal }
  }
}

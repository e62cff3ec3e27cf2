/// Parameters kept from earlier moments of a run, from which any later moment can be replayed.
///
/// They stand at the starts of batches. When there are too many, every second one goes, so that
/// memory is bounded and the distance between them grows with the run.
struct Keyframes: Equatable, Sendable {
  struct Keyframe: Equatable, Sendable {
    /// The example before whose first step it stands; edits made there are not in it yet.
    let exampleIndex: Int
    /// The number of steps before that.
    let position: Int
    let parameters: [Double]
    /// What the optimizer had kept.
    let optimizer: OptimizerState
    /// The smallest error so far, where the settings have patience.
    let smallest: SmallestError
  }

  /// In the order of their indices; the first stands at 0.
  private(set) var frames: [Keyframe]
  private var spacing = 1
  private let capacity: Int

  /// - Parameters:
  ///   - trainer: stands before training.
  ///   - capacity: how many there may be.
  init(_ trainer: Trainer, capacity: Int? = nil) {
    frames = [Keyframe(0, at: 0, trainer, SmallestError())]
    // About eight megabytes, whatever the size of the network.
    let size = max(1, trainer.parameters.count + trainer.optimizerState.count)
    let capacity = capacity ?? min(1024, max(8, 1_000_000 / size))
    self.capacity = capacity
    frames.reserveCapacity(capacity)
  }

  /// The example from which on the next keyframe should be kept, on the way from an example.
  func nextDue(from exampleIndex: Int) -> Int {
    // Asked for in every epoch: a keyframe is not copied for its index.
    let last = frames[frames.count - 1].exampleIndex
    return (last <= exampleIndex ? last : nearest(to: exampleIndex).exampleIndex) + spacing
  }

  /// Whether a keyframe should be kept at an example that begins a batch.
  func isDue(at exampleIndex: Int) -> Bool { exampleIndex >= nextDue(from: exampleIndex) }

  /// Keeps what a trainer has before an example.
  mutating func record(
    exampleIndex: Int, at position: Int, _ trainer: Trainer, _ smallest: SmallestError
  ) {
    guard isDue(at: exampleIndex) else { return }
    // On the way through a past whose keyframes were forgotten there are later ones.
    let place = frames.lastIndex { $0.exampleIndex < exampleIndex }.map { $0 + 1 } ?? frames.count
    frames.insert(Keyframe(exampleIndex, at: position, trainer, smallest), at: place)
    guard frames.count >= capacity else { return }
    spacing *= 2
    frames = frames.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
  }

  /// The last keyframe at or before an example.
  func nearest(to exampleIndex: Int) -> Keyframe { last { $0.exampleIndex <= exampleIndex } }

  /// The last keyframe at or before an example that stands before a step, counted from 1.
  func nearest(to exampleIndex: Int, beforeStep step: Int) -> Keyframe {
    last { $0.exampleIndex <= exampleIndex && $0.position < step }
  }

  /// The first one and the last one at or before an example, alone.
  func thinned(to exampleIndex: Int) -> Keyframes {
    var thinned = self
    let nearest = nearest(to: exampleIndex)
    thinned.frames = nearest.exampleIndex == 0 ? [frames[0]] : [frames[0], nearest]
    return thinned
  }

  /// The last of those for which something holds: the first ones, of which one is always taken.
  private func last(where holds: (Keyframe) -> Bool) -> Keyframe {
    // Most of the time a run goes on from the last one.
    if holds(frames[frames.count - 1]) { return frames[frames.count - 1] }
    var low = 0
    var high = frames.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(frames[middle]) { low = middle } else { high = middle }
    }
    return frames[low]
  }

  /// Forgets the keyframes after an example: an edit has made them untrue.
  mutating func truncate(after exampleIndex: Int) {
    frames.removeAll { $0.exampleIndex > exampleIndex }
  }
}

extension Keyframes.Keyframe {
  fileprivate init(
    _ exampleIndex: Int, at position: Int, _ trainer: Trainer, _ smallest: SmallestError
  ) {
    self.exampleIndex = exampleIndex
    self.position = position
    parameters = trainer.parameters
    optimizer = trainer.optimizerState
    self.smallest = smallest
  }
}

package import Backprop

/// How the run moves: by which groups, by itself, and by work that takes longer than a frame.
package struct Movement: Sendable {
  /// The groups of steps that the arrow keys move by.
  package var granularity = Granularity.step
  /// Whether a person has chosen it.
  var isGranularityChosen = false
  package var playback = Playback()
  /// What is being worked on that takes longer than a frame.
  @Boxed package var job: Job?
  /// What is said when the job has ended; `nil`: nothing.
  var wordsAtEnd: String?
  /// What is looked for while the run stands still.
  @Boxed package var inquiry: Inquiry?
  /// Goes ahead of a run that goes by itself, where it is to stop.
  @Boxed var scout: Scout?
  /// What waits for the job to end.
  var waiting: [Waiting] = []
  /// Why the last run ended by itself.
  package var stopReason: StopReason?

  /// Stands still; the arrows go again by what they went by before.
  mutating func endPlayback() {
    playback.isRunning = false
    scout = nil
    if let granularity = playback.granularityAtRest { self.granularity = granularity }
    playback.granularityAtRest = nil
  }

  /// Whether a run that was watched has come to its end, and nobody has touched a key since.
  var isLingering = false

  /// Whether it runs faster than single steps can be read, or has just done so.
  package var isWatched: Bool { playback.isFast(granularity) || isLingering }

  /// Stands still, and forgets why the last run ended.
  mutating func rest() {
    endPlayback()
    wordsAtEnd = nil
    stopReason = nil
  }
}

import Backprop
import Documents

/// What belongs to the run that is open: it is kept with it, and comes back with it.
package struct RunBelongings: Sendable {
  /// The runs that other settings replaced, which `undo` brings back.
  package internal(set) var replacedRuns = ReplacedRuns()
  /// The weights tried in a network with one parameter, the first one first.
  package var trials: [Trial] = []
  /// The seed of the weights where they were drawn anew.
  var seed: UInt64
  /// The edits that the run has by its page alone.
  var ownEdits: [Edit] = []
  /// The settings that the run has by its page alone.
  var ownSettings: Settings?
  /// What the page of the run lets it begin from, where that is other than the lesson's.
  var pageOrigin: Lesson.Origin?
}

/// What has been typed and not been carried out yet, and the commands that have been.
package struct Typing: Sendable {
  /// The number typed before an action.
  package var count: Int?
  package var prompt: Prompt?
  /// The commands typed so far, the last one last.
  var history: [String] = []
}

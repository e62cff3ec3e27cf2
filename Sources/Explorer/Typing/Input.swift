/// What comes to the explorer: actions, and text where a prompt is open.
package enum Input: Equatable, Sendable {
  case action(Action)
  /// A digit of a number typed before an action.
  case digit(Int)
  /// A letter for the prompt, or a whole paste.
  case text(String)
  /// Moves the cursor in the prompt, or deletes something there.
  case edit(LineEdit)
  case submit
  /// Completes what is typed in the prompt, or goes to the next way to go on with it.
  case complete
  /// Goes to the way before that.
  case completeBackward
  /// Brings back a command typed before: 1 the one before, −1 the one after.
  case recall(Int)
  /// Searches the help for something.
  case search
  /// Scrolls the panel that is full, by rows; by pages where `isPage`. The help is turned by a page.
  case scroll(Int, isPage: Bool)
  /// Moves the cursor of the panel that is full along its axis; by pages where `isPage`.
  /// Moves the cursor of the list in focus.
  case moveInList(Int)
  /// Goes where the row under the cursor leads.
  case goToRow
  case scrollSideways(Int, isPage: Bool)
}

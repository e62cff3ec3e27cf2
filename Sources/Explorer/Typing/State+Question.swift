import Backprop
import Explanations

extension State {
  /// What a prompt asks, as it stands before what is typed.
  package func question(of prompt: Prompt) -> String {
    switch prompt.purpose {
    case .value(let selection): notation.spell(question(for: selection))
    case .command: ":"
    case .answer(let quantity): question(for: quantity)
    case .correction(let quantity): question(forRight: quantity)
    case .helpSearch: "/"
    case .mark: "Mark this step with a letter: "
    case .toMark: "Go to the mark of a letter, or by ' to where the last jump began: "
    case .reset: "Go back to the start? y the same weights, w new weights, n no "
    }
  }
}

import Backprop
import Conditions
import Documents
import Explanations

/// Curves of what is asked for, beside that of the error.
extension State {
  /// Carries out what was typed after `:plot`.
  mutating func plot(_ text: String, in typed: String, budget: Int) {
    guard text != "off" else {
      let count = plots.count
      plots = []
      message = Message(
        count == 0
          ? "Nothing is plotted beside E."
          : "\(NumberFormat.counted(count, "curve")) taken away.")
      return
    }
    if let index = plots.firstIndex(where: { $0.text == text }) {
      plots.remove(at: index)
      message = Message("\(text) is no longer plotted.")
      return
    }
    guard plots.count < Plot.most else {
      message = Message(
        "there are \(Plot.most) curves already; :plot \(plots[0].text) takes one away", .problem)
      return
    }
    do throws(ConditionProblem) {
      plots.append(Plot(try WatchedExpression(text, of: run.setup), in: run))
      display.focus = .error
      follow(budget: budget)
    } catch {
      refuse(error, of: text, in: typed)
    }
  }
}

import Explorer
import ExplorerViews
import Exploring
import Opening
import TextScreen

/// Gives the state its inputs, and time until nothing goes on by itself.
struct PlainDriver {
  private let world: World
  private let errands: Errands
  /// A slice is short enough for Ctrl-C to be heeded at once.
  private var budget = WorkBudget(slice: 0.05)
  /// Whether there is nothing more to be read.
  private(set) var isOver = false
  /// Whether the program was asked to end.
  private(set) var isEnded = false

  init(_ world: World, keys: KeyMap) {
    self.world = world
    errands = Errands(world, keys: keys)
  }

  /// How large a picture of the screen is where there is none.
  private static let frame = Errands.Frame(size: Size(rows: 24, columns: 80), colors: 256)

  mutating func drive(_ input: Input?, _ state: inout State) {
    // Nobody watches how a run goes: it is there when it has come to its end.
    state.movement.playback.isPaced = false
    if let input { state.receive(input, budget: budget.multiplications) }
    repeat {
      finish(&state)
      carryOutRequests(of: &state)
      state.movement.playback.isPaced = false
    } while state.isBusy && !isOver
  }

  /// Whether a wish to stop was one for what goes on, and not for the program.
  mutating func heedsInterruption() -> Bool {
    world.forgetInterruption()
    guard world.isInterrupted() else { return true }
    (isOver, isEnded) = (true, true)
    return false
  }

  private mutating func finish(_ state: inout State) {
    var progress = Progress(world)
    defer { progress.clear() }
    while state.isBusy {
      if world.isInterrupted() {
        guard heedsInterruption() else { return }
        state.receive(.action(.interrupt), budget: budget.multiplications)
        continue
      }
      progress.show { state.wordsForWork ?? "" }
      let start = world.seconds()
      state.pass(seconds: 0, budget: budget.multiplications)
      budget.learn(seconds: world.seconds() - start)
    }
  }

  private mutating func carryOutRequests(of state: inout State) {
    let requests = state.requests
    state.requests = []
    for request in requests {
      let isDone = errands.carryOut(
        request, for: &state, frame: Self.frame, budget: budget.multiplications)
      guard !isDone else { continue }
      switch request {
      case .quit: isOver = true
      case .copy(let text, let name):
        let words = name.hasSuffix(text) ? name : text
        state.show(message: "There is nothing to copy to without a screen: \(words)")
      case .suspend, .redraw:
        state.show(problem: "there is no screen here; say tells what there is")
      case .open, .again, .compare, .paper, .save, .shoot: break
      }
    }
  }
}

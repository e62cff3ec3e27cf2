import Backprop
import Explorer

/// What the pictures of a network are about at present.
struct PictureSubject {
  /// The unit that the step or the selection is about.
  let present: Unit
  /// The unit whose weights are shown as a picture: the present one, or the one that it reads.
  let reader: Unit
  /// The output whose weights are shown: the present one, or that of the example's class.
  let output: Unit
  /// The present pixel.
  let input: Int?

  init(_ context: Context) {
    present = context.presentUnit
    reader = PictureSubject.reader(context)
    input = PictureSubject.presentInput(context)
    let last = context.shape.layers.count - 1
    output =
      context.shape.isOutput(present)
      ? present : Unit(layer: last, index: Classes.largest(of: context.pass.targets[...]) ?? 0)
  }

  static func reader(_ context: Context) -> Unit {
    let present = context.presentUnit
    switch present.layer {
    case 0: return present
    case 1: return Unit(layer: 0, index: context.presentInput ?? 0)
    default: return Unit(layer: 0, index: 0)
    }
  }

  static func presentInput(_ context: Context) -> Int? {
    if case .input(let index) = context.state.pointing.selection,
      context.state.pointing.isInspecting
    {
      return index
    }
    return context.presentUnit.layer == 0 ? context.presentInput : nil
  }
}
